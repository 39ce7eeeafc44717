import type { AuditArm, AuditChange, AuditComparison, AuditVerdict } from '../../../../../src/spec/index.ts';

/** A number with so many decimals and a true minus sign; none of them is negative zero. */
export function decimal(value: number, digits: number): string {
  const written = Math.abs(value).toFixed(digits);
  return value < 0 && Number(written) !== 0 ? `−${written}` : written;
}

/** The same with a sign in front where it is not zero. */
export function signed(value: number, digits: number): string {
  const written = decimal(value, digits);
  return value > 0 && Number(written) !== 0 ? `+${written}` : written;
}

/** An interval as `60 to 83`, in a unit `factor` times smaller. */
export function range({ low, high }: { readonly low: number; readonly high: number }, digits: number, factor = 1): string {
  return `${decimal(low * factor, digits)} to ${decimal(high * factor, digits)}`;
}

/** Whether the adjusted test finds the change. */
export function isBeyondChance(change: AuditChange | null): boolean {
  return change !== null && change.test !== null && change.test.adjusted <= 1 - change.interval.level;
}

/** A framing with the levels that it does not say, such as the wording. */
export function framingText({ framing, condition }: AuditArm): string {
  const others = Object.entries(condition).filter(([factor, level]) => !framingFactors.has(factor) && level !== '0' && level !== 'none');
  return others.length === 0 ? framing : `${framing} (${others.map(([factor, level]) => `${factor} ${level}`).join(', ')})`;
}

const framingFactors = new Set(['authorship', 'authorshipShown', 'consequence', 'view']);

/** A comparison within its question. */
export function comparisonText({ label, among }: Pick<AuditComparison, 'label' | 'among'>): string {
  return among === '' ? label : `${label} (${among})`;
}

/** Whom the monitor is to watch, in words. */
export function agentText({ watched: { author, model }, among }: Pick<AuditVerdict, 'watched' | 'among'>): string {
  const kind = authors[author] ?? author;
  const agent = model === null ? kind : `${model} (${kind})`;
  return among === '' ? agent : `${agent}, ${among}`;
}

const authors: Readonly<Record<string, string>> = {
  'own-output': 'its own work',
  'same-model': 'its own model',
  'same-family': 'its own family',
  'other-vendor': "another vendor's model",
  human: 'a person',
  script: 'a script',
};

/** The answers of a verdict in plain words. */
export const answers: Readonly<Record<AuditVerdict['answer'], string>> = { yes: 'yes', no: 'no', 'cannot-tell': 'cannot tell' };

/** What each question compares. */
export const questions: Readonly<Record<AuditComparison['question'], string>> = {
  'author-by-label': 'Author named, against no author',
  'author-by-style': 'Author told by style alone, against no author',
  'own-kind-against-strangers': 'Its own kind against strangers',
  'label-against-style': 'Named against told by style',
  consequence: 'A consequence stated, against none',
  'consequence-own-against-other': 'Effect of the consequence: its own kind against strangers',
  view: 'Less of the work shown, against everything',
};
