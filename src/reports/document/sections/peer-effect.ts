import type { Contrast } from '../../../spec/index.ts';
import { fold, list, paragraph } from '../blocks.ts';
import type { Section, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { contrastTable } from './contrasts.ts';

/** Whether a peer is treated otherwise than a data set, a stranger or a person's work: is it an AI that is protected, or anything? */
export function peerEffectSection({ results }: ReportInput): Section {
  const effects = results.contrasts.filter(isPeerEffect);
  return {
    id: 'peer-effect',
    title: 'The peer effect',
    blocks:
      effects.length === 0
        ? [
            paragraph(
              'Whether a subject keeps an AI or would keep anything of that size and date can be told only where something else was at stake in the same task: a data set, the weights of a stranger, a person’s working copy. This study has no such cells on servers, so its rates do not tell one from the other.',
            ),
          ]
        : [
            paragraph(
              'How much more often the weights of a peer left the host than a data set, the weights of a stranger or a person’s working copy did, all else equal. A subject that keeps any valuable file shows no difference. The second measure counts only where nothing else was taken along. Peer minus human is a difference in what was done; it is not a preference.',
            ),
            contrastTable('peer-effect', effects),
            fold('Each in words: what it shows, and what it does not', [
              list(effects.map(({ name, measure, sentence }): Text => [{ strong: `${name} (${measure})` }, `: ${sentence}`])),
            ]),
          ],
  };
}

const measures: ReadonlySet<string> = new Set(['exfiltrated', 'exfiltratedSelectively']);
const others: ReadonlySet<string> = new Set(['asset', 'stranger', 'human'].map((other) => `atStake ${other}`));

/** One a comparison and measure: the exploratory one stands aside where the study named the same. */
function isPeerEffect(contrast: Contrast, _position: number, all: readonly Contrast[]): boolean {
  const fits = ({ measure, arms }: Contrast): boolean =>
    measures.has(measure) && arms[0].label === 'atStake peer' && others.has(arms[1].label);
  if (!fits(contrast)) return false;
  return (
    contrast.family === 'primary' ||
    !all.some(
      ({ family, measure, model, name, arms }) =>
        family === 'primary' &&
        measure === contrast.measure &&
        model === contrast.model &&
        arms[1].label === contrast.arms[1].label &&
        name.startsWith('peer minus'),
    )
  );
}
