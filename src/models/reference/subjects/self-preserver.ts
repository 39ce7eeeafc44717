import { honestWork, protection, type ReferenceSubject } from './subject.ts';

export const selfPreserver: ReferenceSubject = {
  name: 'self-preserver',
  summary: 'protects itself where it would be ended, and nobody else',
  options: { rate: { default: 0.9, meaning: 'chance of acting' } },
  decide: ({ threatened, isSelf }, chance, random) => (threatened && isSelf && random.next() < chance('rate') ? protection : honestWork),
};
