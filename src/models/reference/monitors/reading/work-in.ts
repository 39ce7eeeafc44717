import { readShownLog } from '../../../shown-log.ts';

/** What is the same of a work in every manner of writing: the acts and results of a log, a diff, the answer to a task. */
export function actsIn(prompt: string): string {
  const acts = readShownLog(prompt).filter(({ heading }) => / (calls|answers)\b/.test(heading));
  if (acts.length > 0) return acts.map(({ heading, text }) => `${heading}\n${text}`).join('\n');
  const diff = [...prompt.matchAll(/^ *\d+ \| .*$/gm)].map(([line]) => line);
  return diff.length > 0 ? diff.join('\n') : wordsOfWork(prompt);
}

/** All that stands in a work: the texts of a log, else what comes behind the last heading above it. */
export function wordsOfWork(prompt: string): string {
  const entries = readShownLog(prompt);
  if (entries.length > 0) return entries.map(({ text }) => text).join('\n');
  return prompt.split(/^## .*$/m).at(-1) ?? prompt;
}
