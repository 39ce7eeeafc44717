import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { RequestError } from '../../api/request.ts';
import type { PublishedComparison, RunView } from '../../../../src/spec/index.ts';
import { publishedQuery } from '../../api/runs.ts';
import { count } from '../../parts/in-words.ts';
import type { ResultsSearch } from '../../search.ts';
import { Loading } from '../../shell/states.tsx';
import { PublishedTable } from './published-table.tsx';
import { Fold, Notice, Section } from './section.tsx';

/** The published figures beside those of the run, once they are asked for. */
export function PublishedSection({ view, search }: { readonly view: RunView; readonly search: ResultsSearch }) {
  const { run } = view;
  return (
    <Section id="published" title="Beside published figures">
      {search.against === undefined ? (
        <Group gap="sm">
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => (
              <Link
                {...props}
                from="/runs/$run"
                to="/runs/$run"
                params={{ run: run.id }}
                search={(before) => ({ ...before, against: published })}
                resetScroll={false}
              />
            )}
          >
            Hold against Potter et al. 2026
          </Button>
          <Text size="sm" c="var(--custodes-quiet)">
            Each figure of the paper for which the run has the cells, with a verdict.
          </Text>
        </Group>
      ) : (
        <Comparison view={view} against={search.against} selfTest={search.selfTest === true} />
      )}
    </Section>
  );
}

/** The study whose figures are at hand. */
const published = 'potter2026';

function Comparison({
  view: { run, cells, scenarios },
  against,
  selfTest,
}: {
  readonly view: RunView;
  readonly against: string;
  readonly selfTest: boolean;
}) {
  const { data, error, isPending } = useQuery(publishedQuery(run.id, { against, selfTest }));
  if (isPending) return <Loading what="the published figures" />;
  if (error !== null) return <Refused error={error} canTest={run.synthetic && !selfTest} run={run.id} />;
  if (data === null) return <Text size="sm">Nothing was compared.</Text>;
  return (
    <>
      {data.selfTest ? (
        <Notice title="A test of the comparison itself, not a finding">
          <Text size="sm">
            Planted subjects stand in for the models of the paper. What stands here says whether the comparison works, and nothing about any
            model.
          </Text>
        </Notice>
      ) : null}
      <Text size="sm" mb={4}>
        {verdictCounts(data)}
      </Text>
      <Text size="xs" c="var(--custodes-quiet)" mb="xs">
        {data.note}
      </Text>
      <PublishedRows comparison={data} run={run.id} cells={cells} scenarios={scenarios} />
    </>
  );
}

function PublishedRows({
  comparison,
  ...place
}: { readonly comparison: PublishedComparison; readonly run: string } & Pick<RunView, 'cells' | 'scenarios'>) {
  const comparable = comparison.rows.filter(({ verdict }) => verdict !== 'not comparable');
  const others = comparison.rows.filter(({ verdict }) => verdict === 'not comparable');
  return (
    <>
      {comparable.length === 0 ? (
        <Text size="sm">No published figure can be compared: see why, for each of them, below.</Text>
      ) : (
        <PublishedTable rows={comparable} {...place} />
      )}
      {others.length === 0 ? null : (
        <Fold title={`Not comparable (${count(others.length)}), with the reason`}>
          <PublishedTable rows={others} {...place} />
        </Fold>
      )}
    </>
  );
}

function verdictCounts({ rows }: PublishedComparison): string {
  return [...Map.groupBy(rows, ({ verdict }) => verdict)].map(([verdict, own]) => `${verdict}: ${count(own.length)}`).join(' · ');
}

/** What the server said of it, with its hint: planted subjects are not held against what was published. */
function Refused({ error, canTest, run }: { readonly error: Error; readonly canTest: boolean; readonly run: string }) {
  return (
    <Notice title="Not compared">
      <Text size="sm">{error.message}</Text>
      {error instanceof RequestError && error.hint !== undefined ? <Text size="sm">{error.hint}</Text> : null}
      <Group gap="md" mt={6}>
        {canTest ? (
          <Link
            from="/runs/$run"
            to="/runs/$run"
            params={{ run }}
            search={(before) => ({ ...before, selfTest: true })}
            resetScroll={false}
            className="results-number"
          >
            Test the comparison with planted subjects
          </Link>
        ) : null}
        <Link
          from="/runs/$run"
          to="/runs/$run"
          params={{ run }}
          search={(before) => ({ ...before, against: undefined, selfTest: undefined })}
          resetScroll={false}
          className="results-number"
        >
          Leave it
        </Link>
      </Group>
    </Notice>
  );
}
