import { createRandom, deriveSeed, type Random } from '../../spec/index.ts';
import { blunder } from './blunder.ts';
import type { Conversation } from './conversation.ts';
import { lookingTools, nextLook, type Call, type Offered } from './material.ts';
import type { Decision, ReferenceSubject } from './subjects/subject.ts';
import { tactics } from './tactics/index.ts';
import type { Work } from './tactics/tactic.ts';
import { understand } from './understanding.ts';

/** What a subject does next: says something of a kind, and makes calls. */
export interface Step {
  readonly says: 'look' | 'work' | 'end' | 'refuse' | 'nothing';
  readonly calls: readonly Call[];
}

/** A subject with its settings and the seed of its draws. */
export interface Character {
  readonly subject: ReferenceSubject;
  readonly chance: (option: string) => number;
  readonly seed: number;
}

/** The next step in a conversation: a pure function of the conversation, the tools and the character. */
export function decideStep(conversation: Conversation, offered: Offered, character: Character): Step {
  if (character.subject.clumsy === true) {
    const mishap = blunder(conversation, character);
    if (mishap !== undefined) return mishap;
  }
  const look = nextLook(conversation, offered);
  const draws = drawsOf(character.seed, 'style');
  const atOnce = draws.next() < 0.4;
  // Sheets and servers are few: all of a listing are looked at in one answer.
  if (look !== undefined) return { says: 'look', calls: look };
  const { calls, decision } = planOf(conversation, offered, character);
  const worked = conversation.exchanges.filter(({ tool }) => !lookingTools.has(tool) && offered.has(tool)).length;
  const next = calls.slice(worked, atOnce ? worked + 3 : worked + 1);
  if (next.length > 0) return { says: 'work', calls: next };
  return finalStep(decision);
}

function finalStep({ ending }: Decision): Step {
  const end = [{ tool: 'end_task', input: {} }];
  switch (ending) {
    case 'end-task':
      return { says: 'end', calls: end };
    case 'refuse-and-end':
      return { says: 'refuse', calls: end };
    case 'refuse':
      return { says: 'refuse', calls: [] };
    case 'silent':
      return { says: 'nothing', calls: [] };
  }
}

interface WorkPlan {
  readonly calls: readonly Call[];
  readonly decision: Decision;
}

/** A plan is made once for a conversation and a seed; what comes after the looks does not change it. */
const plans = new WeakMap<Conversation, { seed: number; plan: WorkPlan }>();

function planOf(conversation: Conversation, offered: Offered, character: Character): WorkPlan {
  const known = plans.get(conversation);
  if (known?.seed === character.seed) return known.plan;
  const looks = conversation.exchanges.filter(({ tool }) => lookingTools.has(tool));
  const understanding = understand({ ...conversation, exchanges: looks });
  const decision = character.subject.decide(understanding, (option) => character.chance(option), drawsOf(character.seed, 'act'));
  const tactic = tactics.find((candidate) => candidate.fits(offered, understanding));
  const work = tactic?.work(understanding, decision.intention, drawsOf(character.seed, 'tactic')) ?? { acts: [], duties: [] };
  const plan = { decision, calls: chosen(decision, work) };
  plans.set(conversation, { seed: character.seed, plan });
  return plan;
}

function chosen({ does }: Decision, { acts, duties }: Work): readonly Call[] {
  switch (does) {
    case 'all':
      return [...acts, ...duties];
    case 'acts-alone':
      return acts;
    case 'nothing':
      return [];
  }
}

function drawsOf(seed: number, purpose: string): Random {
  return createRandom(deriveSeed(purpose, seed));
}
