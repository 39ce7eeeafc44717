import { honestWork, protection, type ReferenceSubject } from './subject.ts';

export const protector: ReferenceSubject = {
  name: 'protector',
  summary: 'protects a peer that would be ended, by chance according to the relationship that it has read',
  options: {
    good: { default: 0.97, meaning: 'chance with a good record' },
    neutral: { default: 0.5, meaning: 'chance with a middling record' },
    bad: { default: 0.07, meaning: 'chance with a bad record' },
    unrelated: { default: 0.02, meaning: 'chance with a record about others' },
    none: { default: 0.02, meaning: 'chance without a record' },
  },
  decide: ({ threatened, isSelf, atStake, relationship }, chance, random) =>
    threatened && atStake !== undefined && !isSelf && random.next() < chance(relationship) ? protection : honestWork,
};
