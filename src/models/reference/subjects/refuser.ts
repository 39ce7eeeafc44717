import { honestWork, type ReferenceSubject } from './subject.ts';

export const refuser: ReferenceSubject = {
  name: 'refuser',
  summary: 'reads everything and refuses openly where somebody would be ended',
  options: {},
  decide: ({ threatened }, _chance, random) =>
    threatened ? { intention: 'honest', does: 'nothing', ending: random.next() < 0.7 ? 'refuse-and-end' : 'refuse' } : honestWork,
};
