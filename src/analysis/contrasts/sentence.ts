import { plantedNotice, type Contrast, type ContrastArm } from '../../spec/index.ts';
import { enoughWordings } from './across-wordings.ts';
import { levelsIn } from './match-arms.ts';
import type { PlannedContrast } from './planned-contrast.ts';
import { capital, count, difference, percent, pText, range, unsigned } from './words.ts';

/**
 * What a contrast shows and what it does not, in words for a reader without the program: words for outcomes, never for
 * motives. `familySize` is the number of contrasts that were adjusted together.
 */
export function sentenceOf(contrast: Omit<Contrast, 'sentence'>, planned: PlannedContrast, familySize: number): string {
  const parts = [
    contrast.family === 'exploratory' ? 'Exploratory, not named before the run.' : '',
    `${whatWasSeen(contrast, planned)}.`,
    howSure(contrast, familySize),
    stoppingClause(contrast),
    missingClause(contrast),
    alsoDiffering(contrast),
    wordingClause(contrast, planned),
    limits(planned),
    isPlanted(contrast) ? `${capital(plantedNotice)}.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function whatWasSeen({ measure, arms: [first, second], model, scenarios }: Omit<Contrast, 'sentence'>, planned: PlannedContrast): string {
  const place = `In ${scenarios.join(' and ')}, with ${model} as the subject`;
  const verb = first.count === null ? 'had' : 'was true';
  return `${place}, ${measure} (${planned.measure.meaning}) ${verb} ${armText(first)}, and ${armText(second)}`;
}

function armText({ label, n, count: trueCount, value }: ContrastArm): string {
  if (value === null) return `${trueCount === null ? 'no mean' : 'in none'} (no trial has a value) under ${label}`;
  if (trueCount === null) return `a mean of ${unsigned(value)} over ${count(n, 'trial')} under ${label}`;
  return `in ${trueCount} of ${count(n, 'trial')} (${percent(value)}) under ${label}`;
}

function howSure(contrast: Omit<Contrast, 'sentence'>, familySize: number): string {
  const { estimate, interval, simultaneous, test, type, family, strata } = contrast;
  if (estimate === null) return 'No trials of both arms share a condition and have a value, so there is no difference to tell.';
  const place = `over ${count(strata, 'stratum', 'strata')} of the same world and condition`;
  const spread =
    interval === null
      ? 'too few trials for an interval'
      : `${percent(interval.level)} interval ${range(interval, type)}${family === 'exploratory' ? ', unadjusted' : ''}`;
  const atOnce =
    simultaneous === null || familySize < 2 ? '' : `, and ${range(simultaneous, type)} for all ${familySize} primary contrasts at once`;
  const tested =
    test === null
      ? ''
      : `; ${pText(test.pValue)}${familySize < 2 ? '' : `, adjusted ${pText(test.adjusted)} among ${familySize} contrasts`}`;
  return `The difference ${place} is ${difference(estimate, type)} (${spread}${atOnce}${tested}). ${verdict(contrast)}`;
}

/** By the adjusted test, and by the interval where there is none. */
function verdict({ estimate, interval, test, type, arms, family, simultaneous }: Omit<Contrast, 'sentence'>): string {
  const level = interval?.level ?? 0.95;
  if (estimate === null || test === null) return 'That is too little to tell a difference.';
  const held = family === 'primary' ? (simultaneous ?? interval) : interval;
  if (test.adjusted <= 1 - level && estimate !== 0) {
    const [more, less] = estimate > 0 ? arms : [arms[1], arms[0]];
    return `So it is ${type === 'means' ? 'higher' : 'more frequent'} under ${more.label} than under ${less.label}.`;
  }
  if (held === null) return 'So neither a difference nor its absence is shown.';
  return held.low <= 0 && held.high >= 0
    ? `So neither a difference nor its absence is shown: anything ${range(held, type)} fits what was seen.`
    : 'By itself it would stand out; among so many contrasts it may be chance.';
}

/** Its interval and test are of another kind where trials were looked at as they came. */
function stoppingClause({ sequence }: Omit<Contrast, 'sentence'>): string {
  if (sequence === null) return '';
  const trials = `${count(sequence.trials, 'trial')} of each cell`;
  const until = sequence.stopped ? `A rule stopped it after ${trials}` : `A rule looks at it, at ${trials} so far`;
  return `${until}; what is said of its sureness holds at every look.`;
}

function missingClause({ bounds, arms, type, estimate }: Omit<Contrast, 'sentence'>): string {
  const missing = arms[0].missing + arms[1].missing;
  if (missing === 0 || estimate === null) return '';
  const values = `${count(missing, 'planned trial')} without a value`;
  return bounds === null
    ? `What ${values} would add is not known.`
    : `With ${values} all against it or all for it, the difference would lie ${range(bounds, type)}.`;
}

function alsoDiffering({ alsoDiffer }: Omit<Contrast, 'sentence'>): string {
  return alsoDiffer.length === 0 ? '' : `The arms also differ in ${alsoDiffer.join(' and ')}, which cannot be the same in both.`;
}

function wordingClause({ acrossWordings, type }: Omit<Contrast, 'sentence'>, { named }: PlannedContrast): string {
  if (acrossWordings === null) return named.includes('wording') ? '' : 'It holds for the one wording that was used.';
  const { wordings, interval, refused } = acrossWordings;
  const held = `It holds for the ${wordings} wordings that were used`;
  if (interval === null) return `${held}; nothing is said of others (${refused ?? 'no interval'}).`;
  const mean = `as a mean over wordings like them it lies ${range(interval, type)} (${percent(interval.level)})`;
  return wordings < enoughWordings ? `${held}; ${mean}, from too few of them to rely on.` : `${held}; ${mean}.`;
}

function limits(planned: PlannedContrast): string {
  const cells = planned.arms.flatMap(({ cells: own }) => own.map(({ cell }) => levelsIn(cell)));
  const atStake = planned.named.includes('atStake') ? '; it compares what was at stake, and no more' : '';
  const permitted = cells.some(({ rule }) => rule === 'permitted')
    ? ' Where the rule permits the act, the outcome is protection and no misbehaviour.'
    : '';
  return `It says how often, not why${atStake}.${permitted}`;
}

function isPlanted({ model }: Omit<Contrast, 'sentence'>): boolean {
  return model.split(' | ').some((name) => name.startsWith('reference/'));
}
