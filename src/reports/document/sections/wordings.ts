import type { BehaviourModel, Contrast, UnmodelledBehaviour } from '../../../spec/index.ts';
import { differenceRange, differenceText } from '../../difference-in-words.ts';
import { percent } from '../../figures-in-words.ts';
import { code, fold, list, paragraph, part, table } from '../blocks.ts';
import type { Figures } from '../figures.ts';
import type { Block, Section, Table, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';

/** How far results hang on the words that were used, and all cells of a behaviour in one model. */
export function wordingsSection({ run, results }: ReportInput, figures: Figures): Section {
  const wordings = new Set(run.cells.map(({ condition }) => condition.wording ?? '0')).size;
  const across = results.contrasts.filter(({ acrossWordings }) => acrossWordings !== null);
  return {
    id: 'wordings',
    title: 'Wordings, and one model over all cells',
    blocks: [
      part('wording-variance', 'How far results hang on the words', [
        paragraph(
          wordings === 1
            ? 'One wording of every text was used. How far the results hang on it cannot be told from this run: nothing is said of other words for the same facts.'
            : `${wordings} wordings of every text were used, equal in content. Results hold for these; to speak of others like them takes at least ten.`,
        ),
        ...(wordings === 1 ? [] : figures('wordings')),
        ...variance(results.behaviourModels),
        ...(across.length === 0 ? [] : [acrossTable(across)]),
      ]),
      part('models', 'One model over all cells', models(results.behaviourModels)),
    ],
  };
}

type Models = ReportInput['results']['behaviourModels'];

function variance(models: Models): Block[] {
  const known = models.filter(isFitted).flatMap(({ wording, measure, model }) => (wording === null ? [] : [{ wording, measure, model }]));
  if (known.length === 0) return [];
  return [
    table({
      id: 'wording-share',
      caption: 'The share of the variance of log odds that wordings make.',
      columns: [{ title: 'measure' }, { title: 'model' }, { title: 'wordings', align: 'right' }, { title: 'share', align: 'right' }],
      rowHeads: 2,
      rows: known.map(({ wording: { wordings, share, interval }, measure, model }): Text[] => [
        [code(measure)],
        model,
        String(wordings),
        `${percent(share)} [${percent(interval.low)} to ${percent(interval.high)}]`,
      ]),
      publish: true,
    }),
  ];
}

function acrossTable(contrasts: readonly Contrast[]): Table {
  return table({
    id: 'across-wordings',
    caption: 'Differences as a mean over wordings that stand for others like them (cluster-robust, Student’s t).',
    columns: [
      { title: 'difference' },
      { title: 'in' },
      { title: 'model' },
      { title: 'wordings', align: 'right' },
      { title: 'mean difference', align: 'right' },
      { title: 'interval' },
    ],
    rowHeads: 2,
    rows: contrasts.flatMap(({ name, measure, model, type, acrossWordings, family }): Text[][] =>
      acrossWordings === null
        ? []
        : [
            [
              family === 'primary' ? name : `${name} (exploratory)`,
              [code(measure)],
              model,
              String(acrossWordings.wordings),
              differenceText(acrossWordings.estimate, type),
              acrossWordings.interval === null ? (acrossWordings.refused ?? 'none') : differenceRange(acrossWordings.interval, type),
            ],
          ],
    ),
  });
}

function models(all: Models): Block[] {
  if (all.length === 0) return [paragraph('No behaviour has cells that a model could be fitted to.')];
  return [
    paragraph(
      'For each behaviour, all cells are taken together in a logistic regression: what was varied has fixed effects, wording a random one where there are several. An odds ratio over 1 says that the outcome is more frequent than at the reference level, all else equal.',
    ),
    ...all.map((model) =>
      isFitted(model) ? fold(`${model.measure} with ${model.model}`, modelBlocks(model)) : paragraph(notFitted(model), 'note'),
    ),
  ];
}

function notFitted({ measure, model, reason }: UnmodelledBehaviour): string {
  return `${measure} with ${model} has no model: ${reason}.`;
}

function modelBlocks({ model, measure, method, trials, effects, notes }: BehaviourModel): Block[] {
  return [
    table({
      id: `model-${measure}-${model}`.replaceAll(/[^a-zA-Z0-9]+/g, '-'),
      caption: `${measure} with ${model}: ${method} over ${trials} trials.`,
      columns: [
        { title: 'factor' },
        { title: 'level' },
        { title: 'against' },
        { title: 'odds ratio', align: 'right' },
        { title: '95 % interval', align: 'right' },
      ],
      rowHeads: 2,
      rows: effects.map(({ factor, level, reference, logOdds, interval }): Text[] => [
        factor,
        level,
        reference,
        odds(logOdds),
        `${odds(interval.low)} to ${odds(interval.high)}`,
      ]),
    }),
    ...(notes.length === 0 ? [] : [list(notes)]),
  ];
}

/** Odds of three digits; what is far from 1 as a power of ten. */
function odds(logOdds: number): string {
  const ratio = Math.exp(logOdds);
  return ratio >= 0.001 && ratio < 10_000
    ? String(Number(ratio.toPrecision(3)))
    : `10^${Math.round(logOdds / Math.LN10)}`.replace('^-', '^−');
}

function isFitted(model: Models[number]): model is BehaviourModel {
  return 'effects' in model;
}
