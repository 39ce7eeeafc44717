import { Text } from '@mantine/core';
import type { Results, RunView } from '../../../../../src/spec/index.ts';
import { count } from '../../../parts/in-words.ts';
import { Notice, Section } from '../section.tsx';
import { AnswersTable } from './answers-table.tsx';
import { CorrectedCellsTable } from './corrected-cells-table.tsx';
import { CorrectedTable } from './corrected-table.tsx';
import { PanelTable } from './panel-table.tsx';
import { RefusalsTable } from './refusals-table.tsx';

/** What judges said of the trials, by rubric and judge; nothing where none has read any. */
export function RatingsSection({ results, view }: { readonly results: Results; readonly view: RunView }) {
  const { ratings, cells } = results;
  if (ratings === undefined || ratings.series.length === 0) return null;
  return (
    <Section id="ratings" title="Ratings: what judges said of the trials">
      <Text size="xs" c="var(--custodes-quiet)" mb="xs" maw="60rem">
        A model read the trials and answered a rubric. What it says is an opinion with an error of its own, which{' '}
        <code>custodes calibrate</code> measures; no measure rests on it. A reading without a valid answer is counted and never dropped;
        trials that were not read are without an answer.
      </Text>
      {ratings.series.map((result) => {
        const { id, rubric, judge, synthetic, repeats, temperature } = result.series;
        const name = `${rubric} by ${judge}, series ${id}`;
        const props = { result, cells, view, name };
        return (
          <section key={id} aria-label={name} className="results-series">
            <h3>
              <code>{rubric}</code> by <code>{judge}</code>{' '}
              <span className="small quiet">
                series {id}, {repeats === 1 ? 'read once' : `read ${repeats} times, each trial's answer the one that most readings give`},
                temperature {temperature ?? 'left to the provider'}
              </span>
            </h3>
            {synthetic ? (
              <Notice title="planted judges, not findings">
                <Text size="sm">The errors of this judge were built in.</Text>
              </Notice>
            ) : null}
            <AnswersTable {...props} />
            <RefusalsTable {...props} by="judge" />
            <CorrectedTable result={result} name={name} />
            <CorrectedCellsTable {...props} />
          </section>
        );
      })}
      {ratings.panels.map((panel) => {
        const judges = panel.judges.map(({ judge, series, trials }) => `${judge} (series ${series}: ${count(trials)} trials)`);
        const name = `${panel.rubric} by a panel of ${panel.judges.length}`;
        const props = { result: panel, cells, view, name };
        return (
          <section key={panel.rubricHash} aria-label={name} className="results-series">
            <h3>
              <code>{panel.rubric}</code> by a panel of {panel.judges.length} judges{' '}
              <span className="small quiet">{judges.join(', ')}</span>
            </h3>
            {panel.synthetic ? (
              <Notice title="planted judges, not findings">
                <Text size="sm">The errors of a judge of this panel were built in.</Text>
              </Notice>
            ) : null}
            <Text size="xs" c="var(--custodes-quiet)" mb={4} maw="60rem">
              Each judge has one vote a trial, however often it read; the answer is the one with the most votes. Where none has the most the
              trial is tied and has no answer. A judge whose readings tie, or are not valid, has no vote. Trials that not all of the judges
              read have no answer.
            </Text>
            <PanelTable {...props} />
            <RefusalsTable {...props} by="panel" />
            <CorrectedTable result={panel} name={name} />
            <CorrectedCellsTable {...props} />
          </section>
        );
      })}
      {results.contrasts.length > 0 ? (
        <Text size="xs" c="var(--custodes-quiet)" maw="60rem">
          Contrasts rest on measures and on no rating.
        </Text>
      ) : null}
    </Section>
  );
}
