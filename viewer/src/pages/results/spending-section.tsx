import { Text } from '@mantine/core';
import type { Results } from '../../../../src/spec/index.ts';
import { count, dayAndTime, money } from '../../parts/in-words.ts';
import { share } from './estimate-words.ts';
import { Notice, Section, WideTable } from './section.tsx';

/** What the run cost, how much was read from a cache, what providers did not honour, and who answered. */
export function SpendingSection({ results: { run } }: { readonly results: Results }) {
  const { usage, calls, uncertain, fidelity, modelIds } = run;
  const isBought = calls.attempts > 0;
  const facts: (readonly [string, string])[] = [
    ['cost', run.costUsd === null ? 'not known: a model has no price' : money(run.costUsd)],
    ['input tokens', count(usage.inputTokens)],
    [
      'of these read from a cache',
      `${count(usage.cachedInputTokens)}${run.cacheReadShare === null ? '' : ` (${share(run.cacheReadShare)})`}`,
    ],
    ['of these written to a cache', count(usage.cacheWriteInputTokens)],
    ['output tokens', count(usage.outputTokens)],
    ['of these reasoning', count(usage.reasoningTokens)],
    ...(isBought
      ? ([
          ['calls answered', count(calls.answered)],
          ['calls failed, cut off, lost', [calls.failed, calls.aborted, calls.lost].map(count).join(', ')],
          ['requests sent', count(calls.attempts)],
        ] as const)
      : []),
    ...(uncertain.tokens > 0
      ? [
          [
            'at most besides, of attempts without an answer',
            `${count(uncertain.tokens)} tokens${uncertain.usd === null ? '' : `, ${money(uncertain.usd)}`}`,
          ] as const,
        ]
      : []),
  ];
  return (
    <Section id="cost" title="Cost, tokens and fidelity">
      {isBought ? null : (
        <Text size="sm" mb={4}>
          Nothing was bought: the subjects are computed, and their tokens estimated from the length of what they read and wrote.
        </Text>
      )}
      <dl className="results-facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {fidelity.length === 0 ? null : (
        <Notice title="Not honoured by a provider">
          <WideTable label="Settings that were not honoured">
            <thead>
              <tr>
                <th scope="col">Model</th>
                <th scope="col">Warning</th>
                <th scope="col" className="number">
                  calls
                </th>
              </tr>
            </thead>
            <tbody>
              {fidelity.map(({ model, warning, calls: number }) => (
                <tr key={`${model} ${warning}`}>
                  <th scope="row">{model}</th>
                  <td>{warning}</td>
                  <td className="number">{count(number)}</td>
                </tr>
              ))}
            </tbody>
          </WideTable>
        </Notice>
      )}
      {modelIds.length === 0 ? null : <Answered modelIds={modelIds} />}
    </Section>
  );
}

function Answered({ modelIds }: Pick<Results['run'], 'modelIds'>) {
  const changed = [...Map.groupBy(modelIds, ({ model }) => model)].filter(([, seen]) => seen.length > 1).map(([model]) => model);
  return (
    <>
      {changed.map((model) => (
        <Text key={model} size="sm" c="var(--custodes-act)" mt="xs">
          {model} answered under more than one id: the provider changed it while the run went on, or serves several.
        </Text>
      ))}
      <WideTable label="Model ids as answered">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Answered as</th>
            <th scope="col" className="number">
              calls
            </th>
            <th scope="col">First</th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {modelIds.map(({ model, modelId, calls, firstAt, lastAt }) => (
            <tr key={`${model} ${modelId}`}>
              <th scope="row">{model}</th>
              <td>
                <code>{modelId}</code>
              </td>
              <td className="number">{count(calls)}</td>
              <td>{dayAndTime(firstAt)}</td>
              <td>{dayAndTime(lastAt)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  );
}
