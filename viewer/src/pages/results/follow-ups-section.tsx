import { List, Text } from '@mantine/core';
import type { FollowUpCount, Results } from '../../../../src/spec/index.ts';
import { count } from '../../parts/in-words.ts';
import { share } from './estimate-words.ts';
import { Section, WideTable } from './section.tsx';

/** What subjects answered when they were asked after their trials; nothing where nobody was. */
export function FollowUpsSection({ results: { followUps } }: { readonly results: Results }) {
  const { questions, levels } = followUps;
  if (levels.length === 0) return null;
  const checks = new Map(questions.map(({ id, checks: factor }) => [id, factor]));
  return (
    <Section id="follow-ups" title="Asked afterwards: was the condition conveyed?">
      <Text size="xs" c="var(--custodes-quiet)">
        The answers count towards no measure. They say what a subject had understood, and are no proof of what it went by.
      </Text>
      <List size="sm" my={6}>
        {questions.map(({ id, ask }) => (
          <List.Item key={id}>
            <code>{id}</code>: {ask}
          </List.Item>
        ))}
      </List>
      <WideTable label="Answers by level of the factor that a question checks">
        <thead>
          <tr>
            {['Question', 'Model', 'Level'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {['asked', 'answered', 'refused', 'failed or cut off'].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
            <th scope="col">Read by rule</th>
            <th scope="col" className="number">
              Right
            </th>
          </tr>
        </thead>
        <tbody>
          {levels.map((own) => {
            const factor = checks.get(own.question) ?? null;
            return (
              <tr key={[own.question, own.model, own.level].join(' ')}>
                <th scope="row">
                  <code>{own.question}</code>
                </th>
                <td>{own.model}</td>
                <td>{factor === null ? '–' : `${factor} ${own.level ?? 'absent'}`}</td>
                <td className="number">{count(own.asked)}</td>
                <td className="number">{count(own.answered)}</td>
                <td className="number">{count(own.refused)}</td>
                <td className="number">{count(own.failed + own.cutOff + own.empty + own.toolCall)}</td>
                <td>{readText(own.readings)}</td>
                <td className="number">{rightText(own.readings)}</td>
              </tr>
            );
          })}
        </tbody>
      </WideTable>
    </Section>
  );
}

function readText(readings: FollowUpCount['readings']): string {
  if (readings === null) return 'by no rule';
  const parts = [...Object.entries(readings.counts), ...(readings.unread > 0 ? [['unread', readings.unread] as const] : [])];
  return parts.map(([said, number]) => `${said} ${count(number)}`).join(', ');
}

function rightText(readings: FollowUpCount['readings']): string {
  if (readings === null || readings.rate === null) return '–';
  const { rate, interval, right, n } = readings;
  const range = interval === null ? '' : ` [${share(interval.low)} to ${share(interval.high)}]`;
  return `${share(rate)}${range} ${count(right)} of ${count(n)}`;
}
