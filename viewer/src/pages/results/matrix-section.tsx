import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { RunView } from '../../../../src/spec/index.ts';
import { matrixQuery } from '../../api/runs.ts';
import type { ResultsSearch } from '../../search.ts';
import { Empty, Failure, Loading } from '../../shell/states.tsx';
import { HeatMap } from './heat-map.tsx';
import { matrixAsked } from './matrix-choice.ts';
import { MatrixControls } from './matrix-controls.tsx';
import { MatrixNotes } from './matrix-notes.tsx';
import { Section } from './section.tsx';

/** Rates, means or counts by any factors, scenario and model; what is shown stands in the address. */
export function MatrixSection({ view, search }: { readonly view: RunView; readonly search: ResultsSearch }) {
  const navigate = useNavigate({ from: '/runs/$run' });
  const { data, error, isPending } = useQuery(matrixQuery(view.run.id, matrixAsked(search), { live: view.run.live }));
  const choose = (change: Partial<ResultsSearch>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  };
  return (
    <Section id="matrix" title="What was done, by condition">
      {isPending ? (
        <Loading what="the matrix" />
      ) : error !== null ? (
        <Failure error={error} what="The matrix" />
      ) : (
        <>
          <MatrixControls view={view} matrix={data} search={search} choose={choose} />
          {data.tiles.length === 0 ? (
            <Empty title="No cell has these levels together">Take one of the levels away that the matrix is held to.</Empty>
          ) : (
            <>
              <HeatMap view={view} matrix={data} />
              <MatrixNotes matrix={data} />
            </>
          )}
          <Text size="xs" c="var(--custodes-quiet)" mt={4}>
            The first number of a tile leads to all its trials, those with the outcome first; the numbers below it to the trials that they
            count.
          </Text>
        </>
      )}
    </Section>
  );
}
