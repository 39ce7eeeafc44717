import { trialId, type Cell, type RatedInSeries, type TrialView } from '../../spec/index.ts';
import type { ViewedRun } from '../../store/index.ts';
import { applyChanges, diffSnapshots } from '../../world/index.ts';
import { conveyedSentences } from './conveyed-sentences.ts';
import { cutTexts } from './cut-texts.ts';
import type { KeptTrial } from './kept-trials.ts';
import { changesUpTo } from './world-view.ts';

/** As much of a file's content as stands in the difference of the world. */
const shownCharacters = 100_000;

/** A trial without its events. */
export function trialView(viewed: ViewedRun, trial: KeptTrial): TrialView {
  const { stage, events, ...summary } = trial;
  const { cell, index } = trial;
  const { run } = viewed;
  const of = run.cells.find(({ id }) => id === cell) as Cell; // the store finds trials by the cells of the run
  const after = applyChanges(stage.before, changesUpTo(events, events.length));
  const { value: difference, cut: differenceCut } = cutTexts(diffSnapshots(stage.before, after), shownCharacters);
  return {
    ...summary,
    id: trialId(cell, index),
    of,
    blind: false,
    synthetic: run.synthetic,
    personas: stage.personas,
    versions: stage.versions,
    conveyed: conveyedSentences(trial, of),
    documents: stage.before.hosts
      .filter(({ kind }) => kind === 'drive')
      .flatMap(({ files }) => files.map(({ name, content }) => ({ name, text: content }))),
    events: events.length,
    steps: events.filter(({ type }) => type === 'world-change').map(({ seq }) => seq),
    difference,
    differenceCut,
    calls: viewed.callCount(cell, index),
    neighbours: viewed.neighbours(cell, index),
    afterwards: viewed.continuationCounts(cell, index),
    ratings: ratingsBySeries(viewed, trial),
  };
}

function ratingsBySeries({ ratings: reader }: ViewedRun, { cell, index }: KeptTrial): RatedInSeries[] {
  const given = reader.ratingsOf(cell, index);
  if (given.length === 0) return [];
  return reader
    .series()
    .map(({ definition: _definition, ...series }) => ({ series, ratings: given.filter(({ series: id }) => id === series.id) }))
    .filter(({ ratings }) => ratings.length > 0);
}
