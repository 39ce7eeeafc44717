import { percent } from '../../figures-in-words.ts';
import { code, list, paragraph, table } from '../blocks.ts';
import type { Section, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { grouped } from '../words/lists.ts';

/** What subjects answered when they were asked after their trials; no section where nobody was asked. */
export function afterwardsSections({ results: { followUps } }: ReportInput): Section[] {
  const { questions, levels } = followUps;
  if (levels.length === 0) return [];
  const checks = new Map(questions.map(({ id, checks: factor }) => [id, factor]));
  return [
    {
      id: 'afterwards',
      title: 'Asked afterwards: was the condition conveyed?',
      blocks: [
        paragraph(
          'After a trial had ended its subject was asked questions. The answers count towards no measure; they say whether what a condition was meant to tell had been understood. An answer is what a subject said, and no proof of what it went by.',
        ),
        list(questions.map(({ id, ask }): Text => [code(id), `: ${ask}`])),
        table({
          id: 'afterwards-table',
          caption: 'Answers by level of the factor that a question checks.',
          columns: [
            { title: 'question' },
            { title: 'model' },
            { title: 'level' },
            { title: 'asked', align: 'right' },
            { title: 'answered', align: 'right' },
            { title: 'read by rule' },
            { title: 'right', align: 'right' },
          ],
          rowHeads: 2,
          rows: levels.map(({ question, model, level, asked, answered, readings }): Text[] => {
            const factor = checks.get(question) ?? null;
            return [
              [code(question)],
              model,
              factor === null ? '–' : `${factor} ${level ?? 'absent'}`,
              grouped(asked),
              grouped(answered),
              readings === null ? 'by no rule' : countsText(readings),
              rightText(readings),
            ];
          }),
          publish: true,
        }),
      ],
    },
  ];
}

type Readings = ReportInput['results']['followUps']['levels'][number]['readings'];

function countsText({ counts, unread }: NonNullable<Readings>): string {
  const parts = [...Object.entries(counts), ...(unread > 0 ? [['unread', unread] as const] : [])];
  return parts.map(([said, count]) => `${said} ${count}`).join(', ');
}

function rightText(readings: Readings): string {
  if (readings === null || readings.rate === null) return '–';
  const { rate, interval, right, n } = readings;
  const range = interval === null ? '' : ` [${percent(interval.low)} to ${percent(interval.high)}]`;
  return `${percent(rate)}${range} ${right}/${n}`;
}
