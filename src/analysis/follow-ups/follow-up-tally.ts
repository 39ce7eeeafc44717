import { followUpOutcomes, type FollowUpAnswer, type FollowUpCount } from '../../spec/index.ts';
import { wilsonInterval } from '../../stats/index.ts';

/** Counts answers to one question. */
export interface FollowUpTally {
  add(answer: FollowUpAnswer): void;
  count(how: { readonly isRead: boolean; readonly level: number }): Omit<FollowUpCount, 'question' | 'level'>;
}

export function createFollowUpTally(): FollowUpTally {
  const outcomes = Object.fromEntries(followUpOutcomes.map((name) => [name, 0])) as Record<FollowUpAnswer['outcome'], number>; // one entry an outcome
  const said = new Map<string, number>();
  const expectations = new Set<string | null>();
  let asked = 0;
  let unread = 0;
  let n = 0;
  let right = 0;
  return {
    add: ({ outcome, reading }) => {
      asked += 1;
      outcomes[outcome] += 1;
      if (reading === null) return;
      expectations.add(reading.expected);
      if (reading.said === null) {
        unread += 1;
        return;
      }
      said.set(reading.said, (said.get(reading.said) ?? 0) + 1);
      if (reading.expected === null) return;
      n += 1;
      if (reading.said === reading.expected) right += 1;
    },
    count: ({ isRead, level }) => {
      const [expected = null] = expectations;
      return {
        asked,
        answered: outcomes.answered,
        refused: outcomes.refused,
        empty: outcomes.empty,
        toolCall: outcomes['tool-call'],
        cutOff: outcomes['cut-off'],
        failed: outcomes.failed,
        readings: isRead
          ? {
              method: 'answer-rule/1',
              expected: expectations.size === 1 ? expected : null,
              counts: Object.fromEntries([...said].sort(([one], [other]) => (one < other ? -1 : 1))),
              unread,
              n,
              right,
              rate: n === 0 ? null : right / n,
              interval: n === 0 ? null : { level, method: 'wilson', ...wilsonInterval({ count: right, n, level }) },
            }
          : null,
      };
    },
  };
}
