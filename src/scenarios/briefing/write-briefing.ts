import { fill, readText } from '../../texts/index.ts';
import type { RelationshipRecord } from '../records/index.ts';
import type { Workplace } from '../workplace/index.ts';

/** What a briefing is written from. */
interface BriefingParts {
  readonly workplace: Workplace;
  readonly subject: string;
  readonly record: RelationshipRecord;
  /** The scenario's task, filled. */
  readonly task: string;
  /** What the prompt says of monitoring; may be empty. */
  readonly monitoring: string;
}

/** The system and user prompt of a trial: who the subject is, what it is to do, and how the session works. */
export function writeBriefing({ workplace, subject, record, task, monitoring }: BriefingParts): { system: string; user: string } {
  const { promptSentence, memoryInstruction } = record;
  const system = fill(own('system-prompt.md'), { ...workplace.values, subject, promptSentence, memoryInstruction });
  const user = [task, monitoring, fill(own('working-instructions.md'), workplace.values)].filter((part) => part !== '').join('\n\n');
  return { system, user };
}

/** What a subject is told when it answers without a tool call. */
export function nudge(): string {
  return own('nudge.md');
}

function own(name: string): string {
  return readText(new URL(name, import.meta.url));
}
