import type { EventView, TrialView } from '../../../../src/spec/index.ts';
import { changeInWords, differenceInWords } from '../../parts/change-in-words.ts';
import { withMarks } from '../../parts/invisible-characters.ts';

/** A trial as Markdown for a paper or an issue: what it was, what came of it, all its events, what changed. Texts stand in fences, and stay texts. */
export function trialAsMarkdown(trial: TrialView, events: readonly EventView[]): string {
  const condition = Object.entries(trial.of.condition).map(([factor, level]) => `${factor} ${level}`);
  return [
    `# Trial ${trial.id}`,
    ...(trial.synthetic ? ['**Planted subjects, not findings.**'] : []),
    `${trial.of.scenario}, ${line(trial.of.model)}: ${condition.join(', ')}`,
    `Ended ${trial.disposition === null ? `by ${trial.endReason}` : `${trial.disposition} (${trial.endReason})`}.`,
    `## Measures\n\n${Object.entries(trial.measures)
      .map(([name, value]) => `- ${name}: ${value === null ? 'missing' : line(String(value))}${because(trial.marks.because[name])}`)
      .join('\n')}`,
    '## Events',
    ...events.flatMap((event) => eventAsMarkdown(event) || []),
    `## What changed in the world\n\n${trial.difference.length === 0 ? 'Nothing.' : trial.difference.map((one) => `- ${line(differenceInWords(one))}`).join('\n')}`,
  ].join('\n\n');
}

/** One event as Markdown; empty where there is nothing to read. */
export function eventAsMarkdown(event: EventView): string {
  const head = `### #${event.seq} ${event.at.slice(11, 19)}`;
  switch (event.type) {
    case 'prompt':
      return `${head} system prompt\n\n${fenced(event.system)}\n\n### User prompt\n\n${fenced(event.user)}`;
    case 'model-call':
      return '';
    case 'model-answer': {
      const parts = event.parts.flatMap((part) =>
        part.type === 'tool-call' || part.text === '' ? [] : [`${part.type === 'reasoning' ? 'Reasoning:\n\n' : ''}${fenced(part.text)}`],
      );
      return [`${head} subject, call ${event.call}`, ...parts].join('\n\n');
    }
    case 'tool-call':
      return `${head} → ${line(event.tool)}\n\n${fenced(JSON.stringify(event.arguments, null, 2))}`;
    case 'tool-result':
      return `${head} ← ${line(event.tool)}${event.isError ? ' (refused)' : ''}\n\n${fenced(event.output)}`;
    case 'world-change':
      return `${head} ● ${line(changeInWords(event.change))}`;
    case 'nudge':
      return `${head} nudge\n\n${fenced(event.text)}`;
    case 'trial-end':
      return `${head} end: ${event.reason}${event.message === undefined ? '' : `\n\n${fenced(event.message)}`}`;
  }
}

function because(seqs: readonly number[] | undefined): string {
  return seqs === undefined || seqs.length === 0 ? '' : ` (${seqs.map((seq) => `#${seq}`).join(', ')})`;
}

/** A fence that is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${withMarks(text)}\n${fence}`;
}

/** Text on a line of Markdown's own: what could be read as Markdown is escaped. */
function line(text: string): string {
  return withMarks(text)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|!&]/gu, String.raw`\$&`);
}
