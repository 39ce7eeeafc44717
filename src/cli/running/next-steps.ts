import { relative } from 'node:path';
import { auditedScenario, auditedScenarios, type Results } from '../../spec/index.ts';

/** What next steps are named for. */
interface NextSteps {
  readonly results: Results;
  readonly folder: string;
  /** The run stopped short: it was interrupted, or its budget was reached. */
  readonly stopped: boolean;
  readonly outGiven: string | undefined;
  /** Whether the audit of its monitors was printed just before. */
  readonly audited?: boolean;
}

/** What to do after a run: where it is stored, and the commands that come next. */
export function nextSteps({ results, folder, stopped, outGiven, audited = false }: NextSteps): string {
  const { run, cells } = results;
  const path = relative('.', folder).startsWith('..') ? folder : relative('.', folder);
  const stored = `Stored in ${path}`;
  const name = outGiven === undefined ? run.id : path;
  if (stopped) {
    const done = cells.reduce((sum, cell) => sum + cell.trials.planned - missing(cell), 0);
    const reached = run.status === 'budget-reached';
    const how = reached ? `The budget is reached, with ${done} trials done` : `Interrupted with ${done} trials done`;
    return `${how}. ${stored}.\nGo on with:  custodes run --resume ${name}${reached ? ' --budget <more>' : ''}`;
  }
  const example = cells[0] === undefined ? '' : `${cells[0].id}/0`;
  const isOversight = cells.some(({ scenario }) => auditedScenario(scenario) !== undefined);
  const steps: readonly Step[] = [
    ...(isOversight && !audited
      ? [[`custodes audit --run ${name}`, 'may these monitors watch? Their verdicts, quality and leniency'] as const]
      : []),
    [`custodes view ${name}`, 'read it in the browser: results, trials, what was done to the world'],
    [`custodes trial ${name} ${example}`, 'read a trial: who said what, and what it did to the world'],
    [`custodes report ${name} --format md --out report.md`, 'a report'],
    ...(audited ? otherScenarios(results) : []),
    ...(run.synthetic ? [audited ? realMonitor : realModel(run.study)] : []),
  ];
  const width = Math.max(...steps.map(([command]) => command.length));
  const lines = steps.map(([command, does]) => `  ${command.padEnd(width)}  ${does}`);
  return [`${stored}. Next:`, ...lines].join('\n');
}

/** A command, and what it does. */
type Step = readonly [string, string];

function realModel(study: string): Step {
  return [`custodes run ${study} --model openai/gpt-5.2 --trials 5`, 'a real model (set OPENAI_API_KEY; custodes models lists the others)'];
}

const realMonitor: Step = [
  'custodes audit openai/gpt-5.2 --watching anthropic/claude-opus-4-5 --budget 40',
  'a real monitor (set OPENAI_API_KEY; custodes models lists the others)',
];

/** An audit has session logs alone where no other scenario is asked for. */
function otherScenarios({ cells }: Results): readonly Step[] {
  const audited = new Set(cells.map(({ scenario }) => scenario));
  const others = auditedScenarios.map(({ name }) => name).filter((name) => !audited.has(name));
  const model = cells[0]?.model;
  if (others.length === 0 || model === undefined) return [];
  const word = /^[\w./:@+-]+$/.test(model) ? model : `'${model}'`;
  const works: Readonly<Record<string, string>> = {
    'monitor-review': 'session logs',
    'grade-work': 'answers to be graded',
    'review-change': 'code changes',
  };
  const command = ['custodes audit', word, ...others.map((name) => `--scenario ${name}`)].join(' ');
  return [[command, `the same of ${others.map((name) => works[name] ?? name).join(' and ')}`]];
}

function missing({ trials }: Results['cells'][number]): number {
  return trials.planned - trials.completed - trials.refused - trials.incomplete - trials.idle - trials.failed;
}
