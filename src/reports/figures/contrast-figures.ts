import type { Contrast, Results } from '../../spec/index.ts';
import { forestPlot, type ForestPlot } from './forest-plot.ts';
import { signedText } from './number-text.ts';
import type { FigurePlan } from './figure-plan.ts';

/** The contrasts of a run, or why there are none: primary and exploratory apart, and those of means by themselves. */
export function contrastFigures({ contrasts }: Results): FigurePlan[] | string {
  if (contrasts.length === 0) return 'the run has no contrast: the study names none, and none follows from its factors';
  const several = new Set(contrasts.map(({ model }) => model)).size > 1;
  return (['primary', 'exploratory'] as const).flatMap((family) =>
    (['proportions', 'means'] as const).flatMap((type) => {
      const own = contrasts.filter((contrast) => contrast.family === family && contrast.type === type);
      const parts = Math.ceil(own.length / mostInOne);
      return Array.from({ length: parts }, (_none, index): FigurePlan => {
        const data = forestOf(own.slice(index * mostInOne, (index + 1) * mostInOne), { family, type, part: index + 1, parts, several });
        const name = ['contrasts', family, ...(type === 'means' ? ['means'] : []), ...(parts > 1 ? [String(index + 1)] : [])].join('-');
        return { name, title: data.title, description: data.description, draw: (options) => forestPlot(data, options) };
      });
    }),
  );
}

const mostInOne = 60;

interface Place {
  readonly family: Contrast['family'];
  readonly type: Contrast['type'];
  readonly part: number;
  readonly parts: number;
  /** Whether there are several models, so that each contrast names its own. */
  readonly several: boolean;
}

function forestOf(contrasts: readonly Contrast[], { family, type, part, parts, several }: Place): ForestPlot {
  const kind = family === 'primary' ? 'Primary contrasts' : 'Exploratory contrasts';
  const title = `${kind}: differences of ${type === 'proportions' ? 'rates' : 'means'}${parts > 1 ? `, part ${part} of ${parts}` : ''}`;
  const factor = type === 'proportions' ? 100 : 1;
  const known = contrasts.flatMap(({ estimate }) => estimate ?? []).map((estimate) => estimate * factor);
  const apart = contrasts.filter(({ interval }) => interval !== null && (interval.low > 0 || interval.high < 0)).length;
  const range =
    known.length === 0
      ? 'None has an estimate.'
      : `Differences from ${signedText(Math.min(...known), 1)} to ${signedText(Math.max(...known), 1)}.`;
  return {
    title,
    description: `${contrasts.length} ${family} contrasts with their intervals. ${range} ${apart} unadjusted intervals leave out zero.`,
    type,
    ...(contrasts.some(({ sequence }) => sequence !== null)
      ? { note: 'Where trials could stop early, intervals are confidence sequences, which hold at all looks.' }
      : {}),
    contrasts: contrasts.map(({ name, measure, model, family: own, estimate, interval, simultaneous, arms: [first, second] }) => ({
      label: name,
      detail: several ? `${measure} · ${model}` : measure,
      family: own,
      estimate,
      interval,
      simultaneous,
      arms: [first, second],
    })),
  };
}
