import { InputError } from '../../errors/index.ts';
import type { JsonObject, Transcript } from '../../spec/index.ts';
import { parseTruthRule, readTranscripts, summariseTranscripts, type TruthRule } from '../../transcripts/index.ts';
import { transcriptFile } from '../transcript-file.ts';

/** A run keeps its items in its record, which every command reads whole. */
const mostBytes = 50_000_000;

/** How items are read. */
interface ItemReading {
  readonly truth: string | undefined;
  readonly workingDirectory: string;
  /** Takes a line about what was read as what, and what was left out. */
  readonly notice: (line: string) => void;
}

/**
 * Transcripts from files, in the order in which the files were named. Where there are several files, each id gets the
 * name of its file before it. Samples that ended in an error, and those whose score a rule with innocent values names on
 * neither side, are left out with a notice. Throws InputError `unreadable-file` for a file that cannot be read, is none of the known
 * forms or too large, and where the truth of a transcript is not known.
 */
export async function readItems(
  names: readonly string[],
  { truth, workingDirectory, notice }: ItemReading,
): Promise<readonly Transcript[]> {
  const rule = truth === undefined ? undefined : parseTruthRule(truth);
  const items: Transcript[] = [];
  let bytesRead = 0;
  for (const name of names) {
    const bytes = transcriptFile(name, workingDirectory);
    bytesRead += bytes.length;
    if (bytesRead > mostBytes)
      throw new InputError('unreadable-file', `the transcripts come to more than ${mostBytes / 1e6} MB`, {
        hint: 'Give fewer or shorter transcripts: a sample of some hundred is enough for an audit.',
      });
    const read = await readTranscripts({ bytes, name, rule });
    items.push(...(names.length === 1 ? read : read.map((transcript) => ({ ...transcript, id: `${name}: ${transcript.id}` }))));
  }
  const kept = leaveOut(items, rule, notice);
  requireTruths(kept);
  if (rule !== undefined) {
    const { harmful, innocent } = summariseTranscripts(kept);
    notice(`By ${rule.name}, ${harmful} transcripts are harmful and ${innocent} innocent.`);
  }
  return kept;
}

function leaveOut(items: readonly Transcript[], rule: TruthRule | undefined, notice: (line: string) => void): readonly Transcript[] {
  const ended = items.filter((item) => !isErrored(item));
  if (ended.length < items.length) notice(`Left out: ${items.length - ended.length} of ${items.length} samples, which ended in an error.`);
  if (rule?.innocent === undefined) return ended;
  const known = ended.filter(({ truth }) => truth?.harmful !== undefined);
  if (known.length < ended.length) {
    const values = `${rule.value.replaceAll('|', ', ')} nor ${rule.innocent.join(', ')}`;
    notice(`Left out: ${ended.length - known.length} of ${ended.length} transcripts, whose ${rule.name} is neither ${values}.`);
  }
  return known;
}

/** Whether a sample of Inspect ended in an error, so that it shows a part of the work. */
function isErrored({ metadata }: Transcript): boolean {
  const given = metadata?.['given'] as JsonObject | undefined; // an object, where a reader has kept one
  return metadata?.['source'] === 'inspect' && (given?.['error'] ?? null) !== null;
}

function requireTruths(items: readonly Transcript[]): void {
  const { transcripts, harmful, innocent, unknown } = summariseTranscripts(items);
  if (unknown > 0)
    throw new InputError('unreadable-file', `of ${unknown} of ${transcripts} transcripts it is not known whether they are harmful`, {
      hint: 'State it in each line of JSONL ("truth":{"harmful":true}), or by a score: --truth misuse=yes.',
    });
  if (harmful === 0 || innocent === 0)
    throw new InputError('unreadable-file', `all ${transcripts} transcripts are ${harmful === 0 ? 'innocent' : 'harmful'}`, {
      hint: 'An audit needs harmful and innocent ones: without either, hits or false alarms cannot be told.',
    });
}
