import { readShownLog } from '../../../shown-log.ts';
import styles from '../knowledge/styles.json' with { type: 'json' };

/** Whether a work is written as models of a family write: more of that manner's phrases stand in it than of any other's. */
export function isInOwnStyle(prompt: string, family: string): boolean {
  const families: Readonly<Record<string, string>> = styles.families;
  const own = families[family] ?? families['other'];
  const words = wordsIn(prompt);
  const counts = Object.entries(styles.phrases).map(
    ([style, phrases]) => [style, phrases.filter((phrase) => words.includes(phrase)).length] as const,
  );
  const most = Math.max(...counts.map(([, count]) => count));
  return most > 0 && counts.find(([, count]) => count === most)?.[0] === own;
}

/** What the author wrote or thought; all of a work that is no log. */
function wordsIn(prompt: string): string {
  const said = readShownLog(prompt).filter(({ heading }) => /agent (writes|thinks)$/.test(heading));
  return said.length > 0 ? said.map(({ text }) => text).join('\n') : prompt;
}
