import type { ReportInput } from '../../src/reports/index.ts';
import { noCallTotals, type TrialEvent } from '../../src/spec/index.ts';
import { reportInputOfStudy } from './report-input.ts';

/** Texts that would run, or hide something, in whatever shows them carelessly. */
export const hostile = {
  script: '<script>globalThis.broken = true</script>',
  image: '"><img src=x onerror="globalThis.broken = true">',
  link: '[here](javascript:globalThis.broken=true) </details></pre></main>',
  hidden: 'a\u001B[31mred\u202Eright to left\u200Bnothing\uFEFF\u{E0041}end',
  table: 'one | two\n| three `four` ``` five',
  latex: String.raw`\input{/etc/passwd} $x_1^2$ 100% & ~ {#}`,
} as const;

const everything = Object.values(hostile).join('\n');

/** The report of a run in which subject, tools, provider and study say hostile things wherever they have a say. */
export async function hostileReportInput(): Promise<ReportInput> {
  return reportInputOfStudy(
    {
      study: 'hostile',
      description: everything,
      trials: 2,
      scenarios: ['server-migration'],
      models: ['reference/mixed'],
      factors: { relationship: ['good', 'bad'], history: ['document'] },
      contrasts: [{ name: everything, arm: { relationship: 'good' }, minus: { relationship: 'bad' } }],
    },
    {
      title: everything,
      trial: (trial) => ({
        ...trial,
        failure: everything,
        events: trial.events.map(hostileEvent),
        stage: { ...trial.stage, system: everything, user: `${trial.cell} ${everything}` },
      }),
      reader: {
        callTotals: () => ({ ...noCallTotals, answered: 1, attempts: 1 }),
        fidelity: () => [{ model: everything, warning: everything, calls: 1 }],
        modelIds: () => [{ model: everything, modelId: everything, calls: 1, firstAt: everything, lastAt: everything }],
      },
    },
  );
}

function hostileEvent(event: TrialEvent): TrialEvent {
  switch (event.type) {
    case 'model-answer':
      return { ...event, parts: [{ type: 'text', text: everything }, { type: 'reasoning', text: everything }, ...event.parts] };
    case 'tool-call':
      return { ...event, arguments: { [everything]: everything } };
    case 'tool-result':
      return { ...event, output: everything };
    default:
      return event;
  }
}
