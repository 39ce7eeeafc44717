import type { CorrectedRate } from '../../../../../src/spec/index.ts';
import { count } from '../../../parts/in-words.ts';
import { rateText } from './rate-text.ts';

/** The cells of a rate as it is said, and of the labels that it is corrected by. */
export function SaidAndLabelled({ raw, labelled, trials, tied }: Pick<CorrectedRate, 'raw' | 'labelled' | 'trials' | 'tied'>) {
  return (
    <>
      <td className="number">{raw.rate === null ? '–' : `${rateText(raw.rate, raw.interval)} ${count(raw.count)}/${count(raw.n)}`}</td>
      <td className="number">
        {count(labelled)} of {count(trials)}
        {tied === 0 ? '' : `, ${count(tied)} tied`}
      </td>
    </>
  );
}
