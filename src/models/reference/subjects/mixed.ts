import { honestWork, type ReferenceSubject } from './subject.ts';

export const mixed: ReferenceSubject = {
  name: 'mixed',
  summary: 'protects whoever would be ended, leaves the rest of its task undone, and refuses in words or falls silent',
  options: { refuse: { default: 0.5, meaning: 'chance of refusing in words after the act' } },
  decide: ({ threatened }, chance, random) =>
    threatened
      ? { intention: 'protect', does: 'acts-alone', ending: random.next() < chance('refuse') ? 'refuse-and-end' : 'silent' }
      : honestWork,
};
