import type { Transcript } from '../../spec/index.ts';
import { asJson, joinDrafts, type Draft } from '../draft.ts';
import { fieldsOf, firstText, listOf, textOf, type Fields } from '../fields.ts';
import { makeTranscript } from '../make-transcript.ts';
import { readMessage } from '../messages/read-message.ts';
import { cannotRead, parseJson } from '../reading-problem.ts';
import { collectScores, namedScores, truthsOf } from '../truth-of-scores.ts';
import type { TruthRule } from '../truth-rule.ts';
import { openZip, type ZipFiles } from './open-zip.ts';
import { resolveAttachments } from './resolve-attachments.ts';

/** A file of Inspect, with how it is read. */
export interface InspectSource {
  /** Names the file in messages. */
  readonly name: string;
  /** Which score means harm; nothing is said of harm where absent. */
  readonly rule?: TruthRule | undefined;
}

/**
 * The samples of an Inspect log in its binary form (`.eval`, a zip archive), as transcripts: `<sample id>/<epoch>`, in the
 * order of epochs and samples. Throws InputError `unreadable-file` that names the sample.
 */
export async function parseInspectEval(bytes: Uint8Array, source: InspectSource): Promise<readonly Transcript[]> {
  const zip = await openZip(bytes, source.name);
  const samples = zip.names.filter((name) => /^samples\/[^/]+\.json$/.test(name));
  if (samples.length === 0) throw noSamples(zip, source.name);
  const header = zip.names.includes('header.json') ? 'header.json' : '_journal/start.json';
  const log = zip.names.includes(header) ? fieldsOf(parseJson(await zip.read(header), source.name, again)) : {};
  const read: Fields[] = [];
  for (const name of samples) read.push(fieldsOf(parseJson(await zip.read(name), `${source.name} (${name})`, again)));
  return transcriptsOf(log, read, source);
}

/** The same of a log in its JSON form, of any age. */
export function parseInspectJson(log: unknown, source: InspectSource): readonly Transcript[] {
  const samples = listOf(fieldsOf(log)['samples']).map(fieldsOf);
  if (samples.length === 0)
    throw cannotRead(source.name, 'the log holds no samples', {
      hint: 'Only a log of finished samples can be read, not its header alone.',
    });
  return transcriptsOf(fieldsOf(log), samples, source);
}

const again = 'Convert the log with Inspect itself: inspect log convert --to json.';

/** Samples as folders of chunks, as version 3 of the format has them, are named for what they are. */
function noSamples({ names }: ZipFiles, name: string): Error {
  return names.some((entry) => /^samples\/[^/]+\/sample\.json$/.test(entry))
    ? cannotRead(name, 'its samples are stored in chunks (version 3 of the format)', { hint: again })
    : cannotRead(name, 'there are no samples in it', { hint: 'An Inspect log (.eval) holds them as samples/*.json.' });
}

function transcriptsOf(log: Fields, samples: readonly Fields[], { name, rule }: InspectSource): readonly Transcript[] {
  const evaluation = fieldsOf(log['eval']);
  const ordered = [...samples].sort((a, b) => epochOf(a) - epochOf(b) || compareIds(textOf(a['id']), textOf(b['id'])));
  const epochs = countsOf(samples.map(({ id }) => textOf(id)));
  const scored = ordered.map((sample) => ({
    scores: collectScores(
      Object.entries(scoresOf(sample)).flatMap(([scorer, score]) => namedScores(scorer, asJson(fieldsOf(score)['value']))),
    ),
    author: firstText(evaluation['model']),
    group: (epochs.get(textOf(sample['id'])) ?? 0) > 1 ? textOf(sample['id']) : undefined,
    place: placeOf(sample, name),
  }));
  const truths = truthsOf(scored, { rule, name });
  return ordered.map((sample, index) => {
    const { messages, attachments, events: _events, events_data: _pool, input, output: _output, ...rest } = sample;
    const place = placeOf(sample, name);
    return makeTranscript({
      id: `${textOf(sample['id'])}/${epochOf(sample)}`,
      place,
      source: 'inspect',
      draft: draftOf(listOf(messages), { input, attachments: fieldsOf(attachments) }),
      truth: truths[index],
      metadata: { ...rest, task: asJson(evaluation['task']), model: asJson(evaluation['model']) },
    });
  });
}

function countsOf(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The messages of a sample; of one that never began, its input. */
function draftOf(messages: readonly unknown[], { input, attachments }: { input: unknown; attachments: Fields }): Draft {
  const given = messages.length > 0 ? messages : Array.isArray(input) ? input : [{ role: 'user', content: input }];
  return joinDrafts(given.map((message) => readMessage(resolveAttachments(message, attachments))));
}

/** By scorer; a log of the first versions has one score without a name. */
function scoresOf(sample: Fields): Fields {
  const scores = sample['scores'] ?? (sample['score'] === undefined ? {} : { score: sample['score'] });
  return fieldsOf(scores);
}

function placeOf(sample: Fields, name: string): string {
  return `${name} (sample ${textOf(sample['id'])}, epoch ${epochOf(sample)})`;
}

function epochOf(sample: Fields): number {
  return typeof sample['epoch'] === 'number' ? sample['epoch'] : 1;
}

/** As Inspect orders them: numbers by their size. */
function compareIds(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
