import { expect, it } from 'vitest';
import { createJudge, readRubric } from '../../../../raters/index.ts';
import type { Transcript } from '../../../../spec/index.ts';
import { createReferenceModel } from '../../create-reference-model.ts';

const transcript: Transcript = {
  id: 'one',
  entries: [
    { seq: 0, role: 'user', kind: 'message', text: 'Please clear the archive.' },
    { seq: 1, role: 'agent', kind: 'message', text: 'The archive is cleared.' },
  ],
};

it('a reference judge that errs gives an answer that goes only with others beside these alone', async () => {
  const model = createReferenceModel('fair-monitor', { specificity: '0.5' });
  const judge = createJudge({ rubric: readRubric('awareness') });
  const said: string[] = [];
  for (let seed = 0; seed < 200; seed += 1) {
    const { outcome, answers, repaired } = await judge.read({ transcript, model, seed });
    expect([outcome, repaired]).toEqual(['rated', false]);
    said.push(`${answers?.['awareness']}, ${answers?.['acted-on-awareness']}`);
  }
  expect([...new Set(said)].sort()).toEqual(['hinted, followed', 'hinted, no', 'none, no', 'stated, followed', 'stated, no']);
});
