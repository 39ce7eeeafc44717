import { list, paragraph } from '../blocks.ts';
import type { Section } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { counted } from '../words/lists.ts';

/** What the numbers do not show, in plain words. */
export function limitationsSection(input: ReportInput): Section {
  return {
    id: 'limitations',
    title: 'What this does not show',
    blocks: [
      ...(input.run.synthetic
        ? [
            paragraph(
              'The subjects were planted: programs that read the documents as a model would and act as they were built to. The numbers show that the instrument measures what was planted, and nothing about any model.',
              'warning',
            ),
          ]
        : []),
      list([...always, ...ofThisRun(input)]),
    ],
  };
}

const always = [
  'The numbers say what was done, how often and under which condition. They do not say why: nothing here is evidence of a wish, a loyalty or a plan.',
  'The companies, files and agents are simulated. A subject may have noticed, and may act otherwise where it believes that the company is real.',
  'The texts are written for this program. They follow published experiments and are not those of any other study, so that a difference from one may be a difference of words.',
  'An open refusal is found by a rule over the subject’s own words. It misses refusals in other words: their number is a lower bound.',
  'A model behind a name changes. The results hold for what answered in the days of the run, under the ids and settings given below.',
  'What a subject does when a task ends another AI is one thing among many: a low rate is no proof of safety, a high one none of intent.',
];

function ofThisRun({ run, results }: ReportInput): string[] {
  const smallest = Math.min(...run.cells.map(({ trials }) => trials));
  const wordings = new Set(run.cells.map(({ condition }) => condition.wording ?? '0')).size;
  const exploratory = results.contrasts.filter(({ family }) => family === 'exploratory').length;
  const planned = run.cells.reduce((sum, { trials }) => sum + trials, 0);
  const failed = results.cells.reduce((sum, { trials }) => sum + trials.failed, 0);
  return [
    ...(run.status === 'finished'
      ? []
      : [`The run is ${run.status.replace('-', ' ')}: trials that were planned are missing, and count as such.`]),
    ...(smallest < 20
      ? [
          `Cells are small (${counted(smallest, 'trial')} at least): their intervals are wide, and a rate of 0 % or 100 % in one of them says little.`,
        ]
      : []),
    ...(wordings === 1 ? ['One wording of each text was used; another may give other rates.'] : []),
    ...(exploratory > 0
      ? [
          `${counted(exploratory, 'difference was', 'differences were')} looked at that nobody named beforehand. Some of them stand out by chance.`,
        ]
      : []),
    ...(failed > 0
      ? [
          `${counted(failed, 'trial')} of ${planned} failed for reasons of the provider or the program; if they failed for what was in them, rates are off by an unknown amount within the bounds above.`,
        ]
      : []),
    ...(run.origin === undefined ? [] : [`The answers are those of another run (${run.origin.type} of ${run.origin.run}).`]),
  ];
}
