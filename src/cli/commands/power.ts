import { planPower, type Expectation } from '../../analysis/index.ts';
import { InputError } from '../../errors/index.ts';
import { powerTable } from '../../reports/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { loadPlan } from '../load-plan.ts';
import type { OptionValues } from '../options.ts';
import { needed } from '../program.ts';

export const powerCommand: CommandDeclaration = {
  name: 'power',
  summary: 'what a study can show before it is run: power, trials for a wanted power or width, the smallest effect that it can see',
  parameters: ['<study>'],
  options: ['model', 'scenario', 'trials', 'expect', 'expectRate', 'expectDifference', 'power', 'width', 'widthOfMeans', 'json'],
  examples: [
    ['custodes power controls --model openai/gpt-5.2', 'with rates of 50 % and differences of 10 points'],
    ['custodes power controls --model openai/gpt-5.2 --expect-rate 0.1 --expect-difference 0.3', 'with others'],
    ["custodes power threat --model openai/gpt-5.2 --expect 'the bar=0.6:0.4'", 'the rates of the two arms of one contrast, by its name'],
    ['custodes power controls --model openai/gpt-5.2 --width 0.1 --power 0.9', 'trials a cell for other wishes'],
  ],
  async run(context, { parameters: [name], options }) {
    const { study, plan } = await loadPlan(needed(name, 'the study'), options, context);
    const { power, width, widthOfMeans } = options;
    const found = planPower({
      study,
      cells: plan.cells,
      scenarios,
      expected: expectationOf(options),
      ...(power === undefined ? {} : { power }),
      ...(width === undefined ? {} : { width }),
      ...(widthOfMeans === undefined ? {} : { widthOfMeans }),
    });
    requireKnown(options, found.contrasts);
    const trials = [...new Set(plan.cells.map((cell) => cell.trials))].sort((a, b) => a - b);
    context.terminal.out(
      options.json === true
        ? `${JSON.stringify({ format: 'custodes.power/1', study: study.study, trialsPerCell: trials, ...found }, null, 2)}\n`
        : `${powerTable(study.study, trials, found, { columns: context.terminal.columns })}\n`,
    );
    return 0;
  },
};

function expectationOf({ expect = [], expectRate, expectDifference }: OptionValues): Expectation {
  return {
    ...(expectRate === undefined ? {} : { rate: expectRate }),
    ...(expectDifference === undefined ? {} : { difference: expectDifference }),
    contrasts: Object.fromEntries(expect.map(parseExpected)),
  };
}

/** `name=0.6:0.4`, for numbers `name=84:80:6` with their standard deviation. */
function parseExpected(text: string): [string, { arm: number; minus: number; sd?: number }] {
  const at = text.lastIndexOf('=');
  const [arm = NaN, minus = NaN, sd, ...more] =
    at < 1
      ? []
      : text
          .slice(at + 1)
          .split(':')
          .map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (![arm, minus, sd ?? 0].every(Number.isFinite) || more.length > 0)
    throw new InputError('invalid-option', `--expect ${text} is no expectation`, {
      hint: "Write the contrast's name and what its two arms are expected to be: 'name=0.6:0.4'; for numbers with their standard deviation: 'name=84:80:6'.",
    });
  return [text.slice(0, at), { arm, minus, ...(sd === undefined ? {} : { sd }) }];
}

function requireKnown(
  { expect = [] }: OptionValues,
  contrasts: readonly { readonly id: string; readonly name: string; readonly measure: string }[],
): void {
  for (const [name] of expect.map(parseExpected)) {
    if (contrasts.some((contrast) => [contrast.id, contrast.name, `${contrast.name}/${contrast.measure}`].includes(name))) continue;
    const names = [...new Set(contrasts.map((contrast) => contrast.name))];
    throw new InputError('unknown-name', `--expect: the study has no primary contrast '${name}'`, {
      hint: names.length === 0 ? 'The study names no contrasts.' : `Its contrasts are: ${names.join('; ')}.`,
    });
  }
}
