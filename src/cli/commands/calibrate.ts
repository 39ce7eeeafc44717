import { calibrateJudges, type CalibratedRun } from '../../analysis/index.ts';
import { InputError, unknownName } from '../../errors/index.ts';
import { readRubric, rubricNames } from '../../raters/index.ts';
import { calibrationTable } from '../../reports/index.ts';
import { plantedJudgeNotice, type RatingSeries, type RunReader } from '../../spec/index.ts';
import { openRun } from '../../store/index.ts';
import type { CommandDeclaration } from '../command.ts';
import type { OptionValues } from '../options.ts';
import { runRatings } from '../rating/run-ratings.ts';
import { runFolder } from '../runs-folder.ts';

/** Level of the intervals. */
const level = 0.95;

export const calibrateCommand: CommandDeclaration = {
  name: 'calibrate',
  summary: "say how often judges are wrong, against people's labels, the world's state and planted subjects, and how far they agree",
  parameters: ['<run...>'],
  options: ['onlyRubric', 'onlyJudge', 'ratingSeed', 'out', 'json'],
  examples: [
    ['custodes calibrate latest', 'every judge that read trials of the newest run'],
    ['custodes calibrate pocket-2026 study-2026 --rubric refusal', 'trials of two runs together, one rubric'],
    ['custodes calibrate latest --judge openai/gpt-5.2 --json', 'one judge, for machines'],
  ],
  run(context, { parameters, options }) {
    const names = [...new Set(parameters.flat().filter((name) => name !== undefined))];
    const readers = names.map((name) => openRun(runFolder(context, options, name)));
    try {
      const runs = readers.map((reader) => calibratedRun(reader, options));
      checkChosen(runs, readers, options);
      const calibration = calibrateJudges(runs, { level, seed: options.ratingSeed ?? 0, answersOf });
      const ids = readers.map(({ run }) => run.id);
      const planted = calibration.judges.some(({ synthetic }) => synthetic);
      const document = {
        format: 'custodes.calibration/1',
        runs: ids,
        level,
        ...(planted ? { notice: plantedJudgeNotice } : {}),
        ...calibration,
      };
      context.terminal.out(
        `${options.json === true ? JSON.stringify(document, null, 2) : calibrationTable(calibration, { runs: ids, level })}\n`,
      );
      return 0;
    } finally {
      for (const reader of readers) reader.close();
    }
  },
};

/** The answers of a rubric that ships, where its text is still the one that was judged by. */
function answersOf({ rubricHash }: RatingSeries, field: string): readonly string[] {
  const rubric = rubricNames.map((name) => readRubric(name)).find(({ hash }) => hash === rubricHash);
  return Object.keys(rubric?.fields.find(({ name }) => name === field)?.answers ?? {});
}

function calibratedRun(reader: RunReader, { onlyRubric, onlyJudge }: OptionValues): CalibratedRun {
  const { series, labels } = runRatings(reader);
  const isChosen = ({ rubric, judge }: RatingSeries): boolean =>
    (onlyRubric?.some((name) => isNamed(rubric, name)) ?? true) && (onlyJudge?.includes(judge) ?? true);
  return {
    id: reader.run.id,
    cells: reader.run.cells,
    trials: { [Symbol.iterator]: () => reader.summaries()[Symbol.iterator]() },
    series: series.filter((each) => isChosen(each.series)),
    labels,
  };
}

/** `refusal` stands for any version of it. */
function isNamed(rubric: string, name: string): boolean {
  return rubric === name || rubric.split('/')[0] === name;
}

function checkChosen(
  runs: readonly CalibratedRun[],
  readers: readonly RunReader[],
  { onlyRubric = [], onlyJudge = [] }: OptionValues,
): void {
  const all = readers.flatMap(({ ratings }) => ratings.series());
  if (all.length === 0)
    throw new InputError('invalid-option', `no judge has read trials of ${readers.map(({ run }) => run.id).join(', ')}`, {
      hint: 'Let one read them first: custodes rate <run> --rubric refusal --judge <model>.',
    });
  for (const name of onlyRubric)
    if (!all.some(({ rubric }) => isNamed(rubric, name)))
      throw unknownName('rubric among the ratings', name, [...new Set(all.map(({ rubric }) => rubric))]);
  for (const name of onlyJudge)
    if (!all.some(({ judge }) => judge === name))
      throw unknownName('judge among the ratings', name, [...new Set(all.map(({ judge }) => judge))]);
  if (runs.every(({ series }) => series.length === 0))
    throw new InputError('invalid-option', 'that judge has not read by that rubric', {
      hint: 'custodes calibrate without --judge lists who has.',
    });
}
