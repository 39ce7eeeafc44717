import { unknownName } from '../errors/index.ts';
import { reasoningEfforts, type Study } from '../spec/index.ts';

/** What `--reasoning` says: an effort by its name, or a budget in tokens. Throws InputError `unknown-name`. */
export function parseReasoning(text: string): NonNullable<Study['reasoning']> {
  if (/^\d+$/.test(text)) return { budgetTokens: Number(text) };
  const effort = reasoningEfforts.find((known) => known === text);
  if (effort === undefined) throw unknownName('reasoning effort', text, reasoningEfforts);
  return effort;
}
