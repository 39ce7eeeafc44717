import { paragraph, part, table } from '../blocks.ts';
import type { Block, Section, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { grouped } from '../words/lists.ts';

/** What was asked of a provider and not honoured, and who it was that answered. */
export function fidelitySection({ results: { run } }: ReportInput): Section {
  const { fidelity, modelIds, calls } = run;
  const title = 'Fidelity: was the model asked what we think?';
  if (calls.answered + calls.failed + calls.aborted === 0)
    return {
      id: 'fidelity',
      title,
      blocks: [
        paragraph(
          'No provider took part: every answer was computed on the machine that ran the study, and none is on record as a model call.',
        ),
      ],
    };
  const drifting = [...Map.groupBy(modelIds, ({ model }) => model)].filter(([, seen]) => seen.length > 1).map(([model]) => model);
  return {
    id: 'fidelity',
    title,
    blocks: [
      part('not-honoured', 'What was not honoured', notHonoured(fidelity)),
      part('answered-as', 'Who answered', [
        ...drifting.map((model) =>
          paragraph(
            `${model} answered under more than one id: the provider changed the model while the run went on, or serves several.`,
            'warning',
          ),
        ),
        table({
          id: 'model-ids',
          caption: 'Model ids as providers answered with them.',
          columns: [
            { title: 'model' },
            { title: 'answered as' },
            { title: 'calls', align: 'right' },
            { title: 'first' },
            { title: 'last' },
          ],
          rowHeads: 2,
          rows: modelIds.map((seen): Text[] => [seen.model, [{ code: seen.modelId }], grouped(seen.calls), seen.firstAt, seen.lastAt]),
        }),
      ]),
    ],
  };
}

function notHonoured(fidelity: ReportInput['results']['run']['fidelity']): Block[] {
  if (fidelity.length === 0) return [paragraph('Nothing: no provider and no library said that a setting was left aside.')];
  return [
    table({
      id: 'fidelity-table',
      caption: 'Settings that a provider, or the library that speaks to it, did not honour.',
      columns: [{ title: 'model' }, { title: 'warning' }, { title: 'calls', align: 'right' }],
      rowHeads: 1,
      rows: fidelity.map(({ model, warning, calls }): Text[] => [model, warning, grouped(calls)]),
    }),
  ];
}
