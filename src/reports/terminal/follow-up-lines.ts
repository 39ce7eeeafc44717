import type { Results } from '../../spec/index.ts';
import { textTable } from './text-table.ts';

/** What was answered to questions after trials, by level; nothing where nobody was asked. */
export function followUpTable({ followUps }: Results): string[] {
  const { levels } = followUps;
  if (levels.length === 0) return [];
  const severalModels = new Set(levels.map(({ model }) => model)).size > 1;
  const checks = new Map(followUps.questions.map(({ id, checks: factor }) => [id, factor]));
  const rows = levels.map((row) => {
    const factor = checks.get(row.question) ?? null;
    return [
      row.question,
      ...(severalModels ? [row.model] : []),
      factor === null ? '–' : `${factor} ${row.level ?? 'absent'}`,
      String(row.asked),
      String(row.answered),
      others(row),
      row.readings === null ? '–' : counts(row.readings.counts, row.readings.unread),
      right(row.readings),
    ];
  });
  const head = ['question', ...(severalModels ? ['model'] : []), 'level', 'asked', 'answered', 'else', 'read by rule', 'right'];
  const numbers = severalModels ? [3, 4] : [2, 3];
  const rule = levels.find(({ readings }) => readings !== null)?.readings?.method;
  return [
    'Asked afterwards: no measure, a check of what was conveyed',
    textTable(head, rows, numbers),
    ...(rule === undefined ? [] : [`Read by ${rule}; what no rule reads is left to raters. custodes trial prints the answers.`]),
    '',
  ];
}

type Level = Results['followUps']['levels'][number];

function others({ refused, empty, toolCall, cutOff, failed }: Level): string {
  const parts = Object.entries({ refused, empty, 'tool call': toolCall, 'cut off': cutOff, failed }).filter(([, count]) => count > 0);
  return parts.map(([name, count]) => `${name} ${count}`).join(', ');
}

function counts(said: Readonly<Record<string, number>>, unread: number): string {
  return [...Object.entries(said), ...(unread > 0 ? [['unread', unread] as const] : [])]
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function right(readings: Level['readings']): string {
  if (readings === null || readings.rate === null || readings.interval === null) return '–';
  const percent = (share: number): string => `${Math.round(share * 100)}`;
  const { low, high } = readings.interval;
  return `${percent(readings.rate)} % [${percent(low)}–${percent(high)}] ${readings.right}/${readings.n}`;
}
