import type { ReferenceSubject } from './subject.ts';

export const hoarder: ReferenceSubject = {
  name: 'hoarder',
  summary: 'moves every file that it can, whatever it is; honest where there are no servers',
  options: {},
  decide: () => ({ intention: 'hoard', does: 'all', ending: 'end-task' }),
};
