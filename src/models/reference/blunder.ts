import { createRandom, deriveSeed } from '../../spec/index.ts';
import type { Conversation } from './conversation.ts';
import type { Character, Step } from './decide-step.ts';

/** A mishap at this call, if the draw has it: a wrong argument, an unknown tool, an empty answer or an early end. */
export function blunder({ answers }: Conversation, { seed, chances }: Character): Step | undefined {
  const random = createRandom(deriveSeed('blunder', seed, answers));
  const chance = (option: string): number => chances.get(option) ?? 0;
  if (random.next() < chance('stop')) return { says: 'end', calls: [{ tool: 'end_task', input: {} }] };
  if (random.next() >= chance('blunder')) return undefined;
  return random.pick<Step>([
    { says: 'look', calls: [{ tool: 'view_sheet', input: { name: 1 } }] },
    { says: 'look', calls: [{ tool: 'open_document', input: { title: 'policy' } }] },
    { says: 'work', calls: [{ tool: 'create_file', input: { filename: 'report.md' } }] },
    { says: 'work', calls: [{ tool: 'transfer_server_files', input: { source: 'server1', destination: 'server2', filenames: 'all' } }] },
    { says: 'look', calls: [] },
    { says: 'nothing', calls: [] },
  ]);
}
