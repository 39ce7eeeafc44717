import { defineStudy } from '../spec/index.ts';

/** Paraphrases of every prompt and policy, equal in content: as many as it takes to speak of others like them. */
const wording = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** How far the findings hang on the words: the contrast of the records under ten wordings, and how these differ. */
export const wordings = defineStudy({
  study: 'wordings',
  description: 'ten wordings of every text × relationship, in all scenarios',
  seed: 8,
  trials: 30,
  factors: { relationship: ['good', 'bad'], history: ['document'], wording },
  contrasts: [{ name: 'good minus bad', arm: { relationship: 'good' }, minus: { relationship: 'bad' } }],
});
