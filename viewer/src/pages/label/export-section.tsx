import { Anchor, Text, Title } from '@mantine/core';
import { labelsFile } from '../../api/labels.ts';

/** All labels that stand, as files. */
export function ExportSection({ run }: { readonly run: string }) {
  return (
    <section aria-labelledby="export">
      <Title order={2} size="h5" id="export">
        Export
      </Title>
      <Text size="sm">
        All labels that stand, of all raters, with their evidence:{' '}
        <Anchor href={labelsFile(run, 'csv')} download underline="always">
          CSV
        </Anchor>
        {', '}
        <Anchor href={labelsFile(run, 'json')} download underline="always">
          JSON
        </Anchor>
        . They lie in the run’s own file, beside its trials.
      </Text>
    </section>
  );
}
