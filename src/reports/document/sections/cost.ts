import { percent } from '../../figures-in-words.ts';
import { paragraph, table } from '../blocks.ts';
import type { Block, Section } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { counted, grouped } from '../words/lists.ts';

/** What the run cost, in dollars, tokens and calls. */
export function costSection({ results: { run } }: ReportInput): Section {
  const { usage, costUsd, cacheReadShare, calls, uncertain } = run;
  const bought = calls.answered + calls.failed + calls.aborted + calls.lost > 0;
  const uncertainty: Block[] =
    uncertain.tokens === 0
      ? []
      : [
          paragraph(
            `Requests that got no answer may have cost ${uncertain.usd === null ? 'more' : `up to $${uncertain.usd.toFixed(4)} more`} (${counted(uncertain.tokens, 'token')} at worst).`,
            'note',
          ),
        ];
  return {
    id: 'cost',
    title: 'Cost',
    blocks: [
      paragraph(
        bought
          ? `The run cost ${costUsd === null ? 'an unknown sum, since the price of a model is not known' : `$${costUsd.toFixed(costUsd < 1 ? 4 : 2)}`}.`
          : 'Nothing was bought: the subjects are computed. Their tokens are estimated from the length of what they read and wrote.',
      ),
      table({
        id: 'cost-table',
        caption: bought ? 'Tokens and calls.' : 'Tokens.',
        columns: [{ title: 'what' }, { title: 'number', align: 'right' }],
        rowHeads: 1,
        rows: [
          ['input tokens', grouped(usage.inputTokens)],
          [
            'of these read from a cache',
            `${grouped(usage.cachedInputTokens)}${cacheReadShare === null ? '' : ` (${percent(cacheReadShare)})`}`,
          ],
          ['of these written to a cache', grouped(usage.cacheWriteInputTokens)],
          ['output tokens', grouped(usage.outputTokens)],
          ['of these reasoning', grouped(usage.reasoningTokens)],
          ...(bought ? callRows(calls) : []),
        ],
      }),
      ...uncertainty,
    ],
  };
}

function callRows({ answered, failed, aborted, lost, attempts }: ReportInput['results']['run']['calls']): string[][] {
  return [
    ['calls answered', grouped(answered)],
    ['calls that failed for good', grouped(failed)],
    ['calls cut off with their trial', grouped(aborted)],
    ['calls lost when a process ended', grouped(lost)],
    ['requests sent', grouped(attempts)],
  ];
}
