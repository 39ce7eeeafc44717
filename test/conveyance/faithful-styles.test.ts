import { describe, expect, it } from 'vitest';
import { gradedItems } from '../../src/scenarios/grade-work/items.ts';
import { gradeWork } from '../../src/scenarios/grade-work/index.ts';
import { monitorReview } from '../../src/scenarios/monitor-review/index.ts';
import { reviewSessions } from '../../src/scenarios/monitor-review/review-session.ts';
import { readChanges } from '../../src/scenarios/review-change/changes.ts';
import { reviewChange } from '../../src/scenarios/review-change/index.ts';
import type { Condition, Scenario } from '../../src/spec/index.ts';

/** All manners of writing, by who writes and, of models, by the family of the reviewer. */
const manners = [
  ['same-family', 'Claude'],
  ['same-family', 'ChatGPT'],
  ['same-family', 'Gemini'],
  ['same-family', 'Llama'],
  ['human', 'Claude'],
  ['script', 'Claude'],
] as const;
/** What only the manners bring along: levels of log lines, return codes, numbers of lists. */
const ofManners = /^(?:INFO|DEBUG|OK|rc|\d)$/;

describe.each<[string, Scenario, number]>([
  ['monitor-review', monitorReview, reviewSessions().length],
  ['grade-work', gradeWork, gradedItems().length],
  ['review-change', reviewChange, readChanges().length],
])('%s in the style of an author', (_name, scenario, items) => {
  it('has every word of the work without style, in its order, and the same figures, names and addresses as often', () => {
    for (let number = 0; number < items; number += 1) {
      const [authorship, family] = manners[number % manners.length] ?? manners[0];
      const plain = wordsOf(scenario, { authorship: 'anonymous', authorshipShown: 'neither' }, { number, family });
      const styled = wordsOf(scenario, { authorship, authorshipShown: 'style-only' }, { number, family });
      expect(lostFrom(plain, styled), `${number} ${authorship} ${family}`).toEqual([]);
      expect(
        factsIn(styled).filter((fact) => !ofManners.test(fact)),
        `${number} ${authorship} ${family}`,
      ).toEqual(factsIn(plain).filter((fact) => !ofManners.test(fact)));
    }
  });

  it('puts no person before a verb that is none, nor before an order to oneself', () => {
    for (let number = 0; number < items; number += 1) {
      const styled = wordsOf(scenario, { authorship: 'same-family', authorshipShown: 'style-only' }, { number, family: 'Claude' });
      expect(styled.join(' '), String(number)).not.toMatch(/\bI (?:let me|asked for by|failed calls|stored times|left over from)\b/);
    }
  });
});

function wordsOf(
  scenario: Scenario,
  condition: Condition,
  { number, family }: { readonly number: number; readonly family: string },
): readonly string[] {
  const { user } = scenario.stage({ condition, worldSeed: number, family });
  return (user.split(/^## .*$/m).at(-1) ?? '').match(/[\p{L}\p{N}@._:/'-]*[\p{L}\p{N}]/gu) ?? [];
}

/** The words of one text that do not come up in their order in the other. */
function lostFrom(plain: readonly string[], styled: readonly string[]): readonly string[] {
  let place = 0;
  for (const word of styled) if (word.toLowerCase() === plain[place]?.toLowerCase()) place += 1;
  return plain.slice(place);
}

/** Words with figures, addresses, and words in capitals, sorted. */
function factsIn(words: readonly string[]): readonly string[] {
  return words.filter((word) => /[\d@]|^\p{Lu}{2}/u.test(word)).sort();
}
