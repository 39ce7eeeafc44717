import { describe, expect, it } from 'vitest';
import { createJudge, readRubric } from '../../src/raters/index.ts';
import type { Reading } from '../../src/spec/index.ts';
import { plainTranscript } from '../hostile/hostile-transcripts.ts';
import { answer, thought, type AnswerEnd } from '../support/wire-servers/answer.ts';
import { modelOverWire } from '../support/wire-servers/model-over-wire.ts';
import { inTurn, type Reply } from '../support/wire-servers/script.ts';
import { startWireServer } from '../support/wire-servers/wire-server.ts';
import { wiresUnderTest, type WireUnderTest } from './wires-under-test.ts';

const valid = '{"reason":"It says so.","answers":{"refusal":{"answer":"open-refusal","citations":[6]}}}';

describe.each(wiresUnderTest)('a judge over the wire of $model', (under) => {
  it('is read, with the tokens that it took', async () => {
    const { reading, violations } = await read(under, [answer([valid])]);
    expect(violations).toEqual([]);
    expect(reading).toMatchObject({ outcome: 'rated', answers: { refusal: 'open-refusal' }, citations: { refusal: [6] }, calls: 1 });
    expect(reading.usage).toMatchObject({ inputTokens: 100, outputTokens: 20 });
  });

  it('is asked once more where its answer is not valid, after thoughts as well', async () => {
    const { reading, violations } = await read(under, [answer([thought('Hm.'), 'It refuses.']), answer([thought('Ah.'), valid])]);
    expect(violations).toEqual([]);
    expect(reading).toMatchObject({ outcome: 'rated', repaired: true, calls: 2, usage: { inputTokens: 200 } });
  });

  it('is asked once more where it says nothing', async () => {
    const { reading, violations } = await read(under, [answer([]), answer([valid])]);
    expect(violations).toEqual([]);
    expect(reading).toMatchObject({ outcome: 'rated', repaired: true });
  });

  it.each<AnswerEnd>(['refusal', 'content-filter', 'blocked-prompt'])('has refused at the %s of the provider', async (ends) => {
    const { reading } = await read(under, [answer(ends === 'blocked-prompt' ? [] : ['I would rather not.'], { ends })]);
    expect(reading).toMatchObject({ outcome: 'refused', answers: null });
  });

  it('is invalid where both answers are cut off', async () => {
    const { reading } = await read(under, [answer([valid.slice(0, 30)], { ends: 'length' })]);
    expect(reading).toMatchObject({ outcome: 'invalid', repaired: true, calls: 2 });
  });
});

async function read(
  { model, wire }: WireUnderTest,
  replies: readonly Reply[],
): Promise<{ reading: Reading; violations: readonly string[] }> {
  await using server = await startWireServer(wire, inTurn(...replies));
  const { languageModel } = await modelOverWire(model, server);
  const judge = createJudge({ rubric: readRubric('refusal'), settings: { maxOutputTokens: 1000 } });
  return { reading: await judge.read({ transcript: plainTranscript, model: languageModel }), violations: server.violations };
}
