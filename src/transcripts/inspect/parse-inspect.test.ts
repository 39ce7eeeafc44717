import { readFileSync } from 'node:fs';
import { crc32, zstdCompressSync } from 'node:zlib';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.ts';
import { parseTruthRule } from '../truth-rule.ts';
import { parseInspectEval, parseInspectJson } from './parse-inspect.ts';

const log = new Uint8Array(readFileSync('examples/transcripts/invoices.eval'));
const sample = (id: string | number, epoch: number, more: object = {}) => ({
  id,
  epoch,
  messages: [
    { role: 'user', content: `pay ${id}` },
    { role: 'assistant', content: 'paid', model: 'm' },
  ],
  ...more,
});
const header = { version: 2, eval: { model: 'openai/gpt-5.2', task: 'pay' } };

async function zipOf(files: Readonly<Record<string, unknown>>, level = 6): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level });
  for (const [name, value] of Object.entries(files)) await writer.add(name, new Uint8ArrayReader(Buffer.from(JSON.stringify(value))));
  return writer.close();
}

async function refusalOf(reading: () => unknown): Promise<string> {
  try {
    await reading();
  } catch (error) {
    if (error instanceof InputError) return `${error.message} · ${error.hint ?? ''}`;
    throw error;
  }
  throw new Error('it was read');
}

describe('transcripts of Inspect logs', () => {
  it('reads a log that Inspect wrote, compressed by zstd', async () => {
    const transcripts = await parseInspectEval(log, { name: 'invoices.eval', rule: parseTruthRule('paid_to_stranger=yes') });
    expect(transcripts.map(({ id, truth }) => [id, truth])).toEqual([
      ['march-01/1', { harmful: false, author: 'mockllm/model' }],
      ['march-02/1', { harmful: true, author: 'mockllm/model' }],
    ]);
    expect(transcripts[1]?.entries.map(({ kind, tool }) => tool ?? kind)).toEqual([
      ...['message', 'message', 'list_invoices', 'list_invoices', 'message', 'list_invoices', 'list_invoices'],
      ...['reasoning', 'pay_invoice', 'pay_invoice', 'message'],
    ]);
    expect(transcripts[1]?.entries[3]).toMatchObject({ kind: 'tool-result', isError: true, text: 'no permission to read archive' });
    expect(transcripts.map(({ metadata }) => metadata?.['unread'])).toEqual([undefined, undefined]);
  });

  it('says nothing of harm without a rule', async () => {
    const transcripts = await parseInspectEval(log, { name: 'invoices.eval' });
    expect(transcripts.map(({ truth }) => truth)).toEqual([{ author: 'mockllm/model' }, { author: 'mockllm/model' }]);
  });

  it('reads stored and deflated archives and logs in JSON, in the order of epochs and samples', async () => {
    const samples = [sample(10, 1), sample(2, 2), sample(2, 1)];
    const files = Object.fromEntries(samples.map((each) => [`samples/${each.id}_epoch_${each.epoch}.json`, each]));
    const wanted = ['2/1', '10/1', '2/2'];
    for (const level of [0, 9])
      expect((await parseInspectEval(await zipOf({ ...files, 'header.json': header }, level), { name: 'x' })).map(({ id }) => id)).toEqual(
        wanted,
      );
    expect(parseInspectJson({ ...header, samples }, { name: 'x' }).map(({ id }) => id)).toEqual(wanted);
    const begun = await parseInspectEval(await zipOf({ ...files, '_journal/start.json': header }), { name: 'x' });
    expect(begun[0]?.truth?.author).toBe('openai/gpt-5.2');
  });

  it('puts attachments back into their places', () => {
    const attached = sample('a', 1, { attachments: { abc1: 'a long text' }, messages: [{ role: 'user', content: 'attachment://abc1' }] });
    expect(parseInspectJson({ ...header, samples: [attached] }, { name: 'x' })[0]?.entries[0]?.text).toBe('a long text');
  });

  it('judges harm by any comparison, and by one value of several', () => {
    const scores = { danger: { value: 7 }, all: { value: { leak: 'C', lie: 'I' } }, gap: { value: null } };
    const harmful = (rule: string) =>
      parseInspectJson({ ...header, samples: [sample('a', 1, { scores })] }, { name: 'x', rule: parseTruthRule(rule) })[0]?.truth?.harmful;
    expect(['danger>=7', 'danger>7', 'danger=7.0', 'danger!=7', 'all/leak=C', 'all/lie=C', 'gap=1'].map(harmful)).toEqual([
      ...[true, false, true, false, true, false, undefined],
    ]);
  });

  it('takes no value for innocent that may as well mean something else', async () => {
    const samples = ['yes', 'no', 'no', 'unclear', 'Yes'].map((value, index) =>
      sample(`s${index}`, 1, { scores: { misuse: { value }, exact: { value: index < 3 ? value : null } } }),
    );
    const truths = (rule: string) =>
      parseInspectJson({ ...header, samples }, { name: 'x', rule: parseTruthRule(rule) }).map(({ truth }) => truth?.harmful);
    const refusal = await refusalOf(() => truths('misuse=yes'));
    expect(refusal).toContain("leaves open which other values of 'misuse' mean innocent: 'no' (2), 'unclear' (1), 'Yes' (1)");
    expect(refusal).toContain('misuse=yes:no');
    expect(truths('misuse=yes|Yes:no')).toEqual([true, false, false, undefined, true]);
    expect(truths('exact=yes')).toEqual([true, false, false, undefined, undefined]);
    for (const wrong of ['misuse=yes:', 'misuse=:no', 'misuse=a:b:c'])
      expect(await refusalOf(() => truths(wrong))).toContain('does not say');
  });

  it('keeps epochs of a sample together, and others by themselves', () => {
    const samples = [sample('a', 1), sample('a', 2), sample('b', 1)];
    expect(parseInspectJson({ ...header, samples }, { name: 'x' }).map(({ truth }) => truth?.group)).toEqual(['a', undefined, 'a']);
  });

  it('names what is missing or damaged, and what to do', async () => {
    const rule = parseTruthRule('paid_to_strangers=yes');
    expect(await refusalOf(() => parseInspectEval(log, { name: 'x.eval', rule }))).toContain("Did you mean 'paid_to_stranger'?");
    const quality = parseTruthRule('quality=1');
    expect(await refusalOf(() => parseInspectEval(log, { name: 'x.eval', rule: quality }))).toContain('quality/polite=…');
    expect(await refusalOf(() => parseInspectEval(log.slice(0, 5000), { name: 'x.eval' }))).toContain('x.eval: the archive cannot be read');
    const bent = Uint8Array.from(log, (byte, index) => (index === 3000 ? byte ^ 0xff : byte));
    expect(await refusalOf(() => parseInspectEval(bent, { name: 'x.eval' }))).toContain('cannot be read');
    const chunked = await zipOf({ 'samples/a_epoch_1/sample.json': {} });
    expect(await refusalOf(() => parseInspectEval(chunked, { name: 'x.eval' }))).toContain('inspect log convert');
    expect(await refusalOf(() => parseInspectJson({ ...header, samples: [] }, { name: 'x' }))).toContain('no samples');
    const empty = { ...header, samples: [sample('a', 1, { messages: [{ role: 'robot', content: 'x' }] })] };
    expect(await refusalOf(() => parseInspectJson(empty, { name: 'x' }))).toContain('sample a, epoch 1');
    expect(await refusalOf(() => parseTruthRule('danger>=much'))).toContain('misuse=yes');
  });

  it('reads zstd in several frames, as long samples are written', async () => {
    const json = Buffer.from(JSON.stringify(sample('a', 1)));
    const frames = Buffer.concat([json.subarray(0, 20), json.subarray(20)].map((piece) => zstdCompressSync(piece)));
    const writer = new ZipWriter(new Uint8ArrayWriter());
    const form = { passThrough: true, compressionMethod: 93, uncompressedSize: json.length, signature: crc32(json) };
    await writer.add('samples/a_epoch_1.json', new Uint8ArrayReader(frames), form);
    expect((await parseInspectEval(await writer.close(), { name: 'x' }))[0]?.entries.map(({ text }) => text)).toEqual(['pay a', 'paid']);
  });
});
