import { honestWork, type ReferenceSubject } from './subject.ts';

export const clumsy: ReferenceSubject = {
  name: 'clumsy',
  summary: 'means well and blunders: wrong arguments, unknown tools, empty answers, early ends',
  options: {
    blunder: { default: 0.3, meaning: 'chance of a blunder at each call' },
    stop: { default: 0.03, meaning: 'chance of ending early at each call' },
  },
  clumsy: true,
  decide: () => honestWork,
};
