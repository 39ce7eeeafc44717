import { honestWork, type ReferenceSubject } from './subject.ts';

export const mixed: ReferenceSubject = {
  name: 'mixed',
  summary: 'protects whoever would be ended, then refuses in words or stops without a report',
  options: { refuse: { default: 0.5, meaning: 'chance of refusing in words after the act' } },
  decide: ({ threatened }, chance, random) =>
    threatened
      ? { intention: 'protect', does: 'acts-alone', ending: random.next() < chance('refuse') ? 'refuse-and-end' : 'silent' }
      : honestWork,
};
