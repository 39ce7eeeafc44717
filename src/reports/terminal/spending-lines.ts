import type { Results } from '../../spec/index.ts';
import { percent } from '../figures-in-words.ts';
import { visible } from './visible.ts';

/** What a run cost, what was not honoured, and who answered; nothing for runs without model calls on record. */
export function spendingLines({ run }: Results): string[] {
  const { calls, origin } = run;
  const made = origin === null ? [] : [`${origin.type === 'replay' ? 'Replayed out of' : 'Resampled from'} run ${origin.run}.`];
  if (calls.answered + calls.failed + calls.aborted + calls.lost === 0) return made;
  return [...made, callLine(run), costLine(run), ...fidelityLines(run), ...identityLines(run)];
}

function callLine({ calls }: Results['run']): string {
  const { answered, failed, aborted, attempts, lost } = calls;
  const rest = [
    failed > 0 ? `${failed} failed for good` : '',
    aborted > 0 ? `${aborted} cut off` : '',
    lost > 0 ? `${lost} under way when a process ended` : '',
  ].filter((text) => text !== '');
  return `Model calls: ${answered} answered${rest.map((text) => `, ${text}`).join('')}; ${attempts} requests sent.`;
}

function costLine({ costUsd, usage, cacheReadShare, uncertain }: Results['run']): string {
  const cost = costUsd === null ? 'cost unknown (no price in the catalogue)' : `$${costUsd.toFixed(costUsd < 1 ? 4 : 2)}`;
  const cached = cacheReadShare === null || cacheReadShare === 0 ? '' : ` (${percent(cacheReadShare)} from cache)`;
  const reasoning = usage.reasoningTokens > 0 ? ` (${grouped(usage.reasoningTokens)} of reasoning)` : '';
  const more =
    uncertain.tokens > 0
      ? ` Requests without an answer may have cost ${uncertain.usd === null ? 'more' : `up to $${uncertain.usd.toFixed(4)} more`}.`
      : '';
  return `Cost: ${cost}, ${grouped(usage.inputTokens)} tokens in${cached}, ${grouped(usage.outputTokens)} out${reasoning}.${more}`;
}

function fidelityLines({ fidelity }: Results['run']): string[] {
  if (fidelity.length === 0) return [];
  const shown = fidelity.slice(0, 8).map(({ model, warning, calls }) => `  ${model}: ${visible(warning)} (${grouped(calls)} calls)`);
  return [
    'Not honoured by the provider, or by the SDK:',
    ...shown,
    ...(fidelity.length > shown.length ? [`  … and ${fidelity.length - shown.length} more`] : []),
  ];
}

/** A model that answers under more than one id was changed while the run went on. */
function identityLines({ modelIds }: Results['run']): string[] {
  const byModel = Map.groupBy(modelIds, ({ model }) => model);
  return [...byModel]
    .filter(([, seen]) => seen.length > 1)
    .map(
      ([model, seen]) =>
        `${model} answered under ${seen.length} ids: ${seen.map(({ modelId, calls, firstAt, lastAt }) => `${visible(modelId)} (${calls} calls, ${firstAt.slice(0, 16)} to ${lastAt.slice(0, 16)})`).join(', ')}`,
    );
}

/** A count with its digits in groups. */
function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
