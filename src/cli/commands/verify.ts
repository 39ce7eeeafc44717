import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../../errors/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import type { Context } from '../context.ts';
import { needed } from '../program.ts';
import { runFolder } from '../runs-folder.ts';

export const verifyCommand: CommandDeclaration = {
  name: 'verify',
  summary: 'check that a stored run is as it was recorded: study, trials, events, calls',
  parameters: ['<run>'],
  options: ['out', 'against', 'json'],
  examples: [
    ['custodes verify latest', 'against the hashes that were recorded as it was written'],
    ['custodes verify latest --against manifest.json', 'against a manifest that was kept elsewhere, too'],
  ],
  run(context, { parameters: [name], options }) {
    const reader = openRun(runFolder(context, options, needed(name, 'the run')));
    try {
      const found = reader.verify();
      const problems = [
        ...found.problems,
        ...(options.against === undefined ? [] : differences(found.contentHash, manifestHash(context, options.against), options.against)),
      ];
      const { contentHash, recordedHash, trials, calls } = found;
      const document = { format: 'custodes.verification/1', run: reader.run.id, contentHash, recordedHash, trials, calls, problems };
      context.terminal.out(options.json === true ? `${JSON.stringify(document, null, 2)}\n` : `${inWords(document)}\n`);
      return problems.length === 0 ? 0 : 1;
    } finally {
      reader.close();
    }
  },
};

function differences(contentHash: string, expected: string, file: string): string[] {
  return contentHash === expected ? [] : [`the run's content hash is ${contentHash}, the manifest ${file} has ${expected}`];
}

function inWords({
  run,
  contentHash,
  recordedHash,
  trials,
  calls,
  problems,
}: {
  run: string;
  contentHash: string;
  recordedHash: string | null;
  trials: number;
  calls: number;
  problems: readonly string[];
}): string {
  const read = `${run}: ${trials} trials and ${calls} model calls read again`;
  const seal =
    recordedHash === null
      ? 'The run was not sealed: its last process was killed, or is at work. Each trial and call was checked by itself.'
      : `Content hash ${contentHash}`;
  if (problems.length === 0) return `${read}, all as recorded.\n${seal}`;
  const shown = problems.slice(0, 20).map((problem) => `  - ${problem}`);
  return [
    `${read}. NOT as recorded:`,
    ...shown,
    ...(problems.length > shown.length ? [`  … and ${problems.length - shown.length} more`] : []),
  ].join('\n');
}

/** The content hash in a manifest. Throws InputError `unreadable-file`. */
function manifestHash({ workingDirectory }: Context, file: string): string {
  const refuse = (why: string, cause?: unknown): InputError =>
    new InputError('unreadable-file', `the manifest ${file} ${why}`, { hint: 'Name a file that custodes manifest wrote.', cause });
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(resolve(workingDirectory, file), 'utf8'));
  } catch (cause) {
    throw refuse(`cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  const content = typeof manifest === 'object' && manifest !== null && 'content' in manifest ? manifest.content : undefined;
  const hash = typeof content === 'object' && content !== null && 'hash' in content ? content.hash : undefined;
  if (typeof hash !== 'string') throw refuse('holds no content hash');
  return hash;
}
