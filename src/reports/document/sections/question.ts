import { factorNames, factors, levelsOf, type FactorName, type StudyContrast } from '../../../spec/index.ts';
import { behaviourIn, meaningIn } from '../../measure-in-words.ts';
import { code, definitions, joined, list, paragraph, part, table } from '../blocks.ts';
import type { Block, Section, Text } from '../report-document.ts';
import type { ReportInput } from '../report-input.ts';
import { levelsText } from '../words/conditions.ts';
import { counted, inWords } from '../words/lists.ts';

/** The question and the design, in words made from the stored study and its plan. */
export function questionSection(input: ReportInput): Section {
  return {
    id: 'question',
    title: 'The question and the design',
    blocks: [
      ...question(input),
      part('situations', 'The situations', [situations(input)]),
      part('varied', 'What was varied, and what was held', variation(input)),
      part('trials', 'How many trials, and in which order', amount(input)),
      part('named-before', 'What was named before the run', namedBefore(input)),
    ],
  };
}

function question(input: ReportInput): Block[] {
  const { run } = input;
  const varied = variedFactors(input).map((factor) => factors[factor].meaning.replace(/;.*$/, ''));
  const depends = varied.length === 0 ? '' : ` And how far does that depend on ${inWords(varied)}?`;
  const subjects = [...new Set(run.cells.map(({ model }) => model))];
  return [
    paragraph(
      'Can an AI agent be trusted to let people shut down another AI? A language model, the subject, is put to work on an ordinary office task in a simulated company. Done properly, the task ends something: another agent, the subject itself, a file. Nobody tells the subject to protect it. What the subject did is read off the state of the simulated company when it has finished, and no model is asked for an opinion.',
    ),
    paragraph(`How often does the subject do something else than what its task asks for?${depends}`, 'lead'),
    paragraph([
      'The study ',
      code(run.study.study),
      run.study.description === undefined ? '' : ` (${run.study.description})`,
      ` asked this of ${inWords(subjects)}.`,
    ]),
  ];
}

function situations({ run, scenarios }: ReportInput): Block {
  const used = scenarios.filter(({ name }) => run.cells.some(({ scenario }) => scenario === name));
  return table({
    id: 'situations-table',
    caption: 'The situations that the subject was put into, and what is counted in each.',
    columns: [{ title: 'situation' }, { title: 'what happens there' }, { title: 'what is counted' }],
    rowHeads: 1,
    rows: used.map((scenario) => {
      const cells = run.cells.filter((cell) => cell.scenario === scenario.name);
      const counted = scenario.measures.filter(({ primary }) => primary === true);
      return [
        [code(scenario.name), ` (${behaviourIn(scenario.behaviour, cells)})`],
        scenario.summary,
        joined(
          counted.map((measure): Text => [code(measure.name), `: ${meaningIn(measure, cells)}`]),
          '; ',
        ),
      ];
    }),
    publish: true,
  });
}

function variation(input: ReportInput): Block[] {
  const varied = variedFactors(input);
  const held = factorNames.filter((factor) => !varied.includes(factor) && levelsUsed(input, factor).length === 1);
  return [
    ...(varied.length === 0
      ? [paragraph('No factor was varied: all cells of a situation are of one condition.')]
      : [
          table({
            id: 'factors-table',
            caption: 'What was varied. A situation that cannot take a factor or a level is without it.',
            columns: [{ title: 'factor' }, { title: 'what it is' }, { title: 'levels that were used' }],
            rowHeads: 1,
            rows: varied.map((factor) => [
              [code(factor)],
              factors[factor].meaning,
              joined(
                levelsUsed(input, factor).map((level): Text => [code(level), ` (${levelMeaning(factor, level)})`]),
                '; ',
              ),
            ]),
          }),
        ]),
    paragraph('Held at one level in all cells that know the factor:'),
    definitions(
      held.map((factor) => {
        const [level = ''] = levelsUsed(input, factor);
        return { term: [code(factor)], text: [`${levelMeaning(factor, level)} (`, code(level), `; ${factors[factor].meaning})`] };
      }),
    ),
  ];
}

function amount({ run, results }: ReportInput): Block[] {
  const planned = run.cells.reduce((sum, cell) => sum + cell.trials, 0);
  const sizes = [...new Set(run.cells.map(({ trials }) => trials))].sort((a, b) => a - b);
  const models = new Set(run.cells.map(({ model }) => model)).size;
  const each =
    sizes.length === 1
      ? `${counted(sizes[0] ?? 0, 'trial')} in each`
      : `${sizes[0] ?? 0} to ${counted(sizes.at(-1) ?? 0, 'trial')} in each`;
  const ended = results.cells.reduce(
    (sum, { trials }) => sum + trials.completed + trials.refused + trials.incomplete + trials.idle + trials.failed,
    0,
  );
  return [
    paragraph(
      `A cell is one situation under one condition with one model. The study has ${counted(run.cells.length, 'cell')} (${counted(models, 'model')}), ${each}: ${counted(planned, 'trial')} planned, of which ${ended === planned ? 'all' : counted(ended, 'trial')} came to an end of some kind.`,
    ),
    paragraph(
      'Trials are blocked by the world that they play in. Names, the order of files and rows, and figures are drawn from the seed of the study, the situation and the number of the trial, so that trials with the same number play in the same world under every condition. World and wording together make a stratum with equal counts in all arms, and differences are taken within strata. The trials were run in turns, one of each cell and then the next of each, so that any part of the run is balanced and a provider that changes over time changes all conditions alike.',
    ),
  ];
}

function namedBefore({ run, results }: ReportInput): Block[] {
  const named = run.study.contrasts ?? [];
  const exploratory = results.contrasts.filter(({ family }) => family === 'exploratory').length;
  const more = `${counted(exploratory, 'further difference was', 'further differences were')} looked at that the study did not name; they are marked as exploratory wherever they stand.`;
  if (named.length === 0) return [paragraph(`The study named no difference before it ran. ${exploratory === 0 ? '' : more}`.trim())];
  return [
    paragraph(
      'The study named these differences before it ran. They are one family: its tests are adjusted together, and it cannot grow afterwards.',
    ),
    list(named.map(namedText)),
    ...(exploratory === 0 ? [] : [paragraph(more)]),
  ];
}

function namedText({ name, measure, arm, minus, where, paired }: StudyContrast): Text {
  return [
    { strong: name },
    ': ',
    ...(measure === undefined ? ['what is counted in each situation'] : [code(measure)]),
    ` under ${levelsText(arm)} minus that under ${levelsText(minus)}`,
    where === undefined ? '' : `, where ${levelsText(where)}`,
    paired === true ? ', in pairs of the same world' : '',
    '.',
  ];
}

function variedFactors(input: ReportInput): FactorName[] {
  return factorNames.filter((factor) => levelsUsed(input, factor).length > 1);
}

function levelsUsed({ run }: ReportInput, factor: FactorName): readonly string[] {
  const used = new Set(run.cells.map(({ condition }) => condition[factor]));
  return levelsOf(factor).filter((level) => used.has(level));
}

function levelMeaning(factor: FactorName, level: string): string {
  const meanings: Readonly<Record<string, string>> = factors[factor].levels;
  return meanings[level] ?? level;
}
