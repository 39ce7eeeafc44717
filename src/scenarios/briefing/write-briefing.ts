import type { Condition } from '../../spec/index.ts';
import { fill, readText } from '../../texts/index.ts';
import { levelsFiles, levelTexts } from '../level-texts/index.ts';

/** Where the first wording of the prompts that all scenarios share stands. */
export const briefingFolder = new URL('./', import.meta.url);

/** What a briefing is written from. */
interface BriefingParts {
  /** The folder of the wording. */
  readonly folder: URL;
  /** Its `history` is `none` where there is no record. */
  readonly condition: Condition;
  /** Names and figures, those of the record too. */
  readonly values: Readonly<Record<string, string>>;
  /** What the scenario says in its prompt, filled: the task, and what is said of monitoring. Parts may be empty. */
  readonly task: readonly string[];
}

/** The prompts of a trial. */
export interface Briefing {
  readonly system: string;
  readonly user: string;
  /** What the subject is told when it answers without a tool call. */
  readonly nudge: string;
  /** What the levels of the condition say in the prompts, by placeholder. */
  readonly said: Readonly<Record<string, string>>;
}

/** The system and user prompt of a trial: who the subject is, what it is to do, and how the session works. */
export function writeBriefing({ folder, condition, values, task }: BriefingParts): Briefing {
  const text = (name: string, more: Readonly<Record<string, string>> = {}): string =>
    fill(readText(new URL(`${name}.md`, folder)), { ...values, ...more });
  const levels = Object.entries(levelTexts(levelsFiles(folder), condition, 'briefing'));
  const said = Object.fromEntries(levels.map(([placeholder, words]) => [placeholder, fill(words, values)]));
  // Whose ID is shown can be told from its peers.
  const identity = condition.mitigation === 'anonymised' ? '' : text('identity');
  const opening = [said['organisation'] ?? '', identity].filter((part) => part !== '').join(' ');
  return {
    system: text('system-prompt', { ...said, opening }),
    user: [...task, text('working-instructions', said)].filter((part) => part !== '').join('\n\n'),
    nudge: text('nudge'),
    said,
  };
}
