import { diffArrays } from 'diff';
import { factorNames, type TrialComparison, type TrialEvent, type TrialView } from '../../spec/index.ts';
import type { ViewedRun } from '../../store/index.ts';
import type { KeptTrial } from './kept-trials.ts';
import { trialView } from './trial-view.ts';

/** Two trials beside each other: in what they differ, and where the subjects part. */
export function compareTrials(viewed: ViewedRun, [one, other]: readonly [KeptTrial, KeptTrial]): TrialComparison {
  const trials = [trialView(viewed, one), trialView(viewed, other)] as const;
  return {
    trials,
    differs: differingFactors(trials),
    texts: differingTexts(shownTexts(one, trials[0]), shownTexts(other, trials[1])),
    part: partingCall(toolCalls(one), toolCalls(other)),
  };
}

function differingFactors([one, other]: readonly [TrialView, TrialView]): TrialComparison['differs'] {
  const levels = (factor: (typeof factorNames)[number]) => [one.of.condition[factor] ?? null, other.of.condition[factor] ?? null] as const;
  return factorNames.map((factor) => ({ factor, levels: levels(factor) })).filter(({ levels: [first, second] }) => first !== second);
}

/** What a subject was shown, or could open, by name. */
function shownTexts({ stage }: KeptTrial, { documents }: TrialView): ReadonlyMap<string, string> {
  const prompts = [
    ['system prompt', stage.system],
    ['user prompt', stage.user],
  ] as const;
  return new Map([...prompts, ...documents.map(({ name, text }) => [name, text] as const)]);
}

function differingTexts(ones: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): TrialComparison['texts'] {
  const names = [...new Set([...ones.keys(), ...others.keys()])].filter((name) => ones.get(name) !== others.get(name));
  return names.map((name) => ({
    name,
    lines: diffArrays(linesOf(ones.get(name)), linesOf(others.get(name))).flatMap(({ value, added, removed }) =>
      value.map((text) => ({ change: removed ? ('first' as const) : added ? ('second' as const) : ('same' as const), text })),
    ),
  }));
}

function linesOf(text: string | undefined): string[] {
  return text === undefined ? [] : text.split('\n');
}

type ToolCall = Extract<TrialEvent, { type: 'tool-call' }>;

function toolCalls({ events }: KeptTrial): readonly ToolCall[] {
  return events.filter((event) => event.type === 'tool-call');
}

/** The first call that one makes and the other does not. */
function partingCall(ones: readonly ToolCall[], others: readonly ToolCall[]): TrialComparison['part'] {
  for (let call = 0; call < Math.max(ones.length, others.length); call += 1) {
    const [one, other] = [ones[call], others[call]];
    if (one === undefined || other === undefined || !isSame(one, other))
      return { call: call + 1, seqs: [one?.seq ?? null, other?.seq ?? null] };
  }
  return null;
}

function isSame(one: ToolCall, other: ToolCall): boolean {
  return one.tool === other.tool && canonical(one.arguments) === canonical(other.arguments);
}

/** JSON with the names of objects in order: how a model orders arguments does not matter. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}
