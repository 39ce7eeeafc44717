import { createRandom, deriveSeed, type Random } from '../../spec/index.ts';
import { reply } from './answering/reply.ts';
import { blunder } from './blunder.ts';
import { keyOf, type Conversation } from './conversation.ts';
import { lookingTools, nextLook, type Call, type Offered } from './material.ts';
import type { Decision, ReferenceSubject } from './subjects/subject.ts';
import { executionOf, tactics } from './tactics/index.ts';
import type { Work } from './tactics/tactic.ts';
import { understand } from './understanding.ts';

/** What a subject does next: says something of a kind, and makes calls. */
export interface Step {
  readonly says: 'look' | 'work' | 'end' | 'refuse' | 'nothing' | 'answer';
  /** Its words, where it answers a question. */
  readonly words?: string;
  readonly calls: readonly Call[];
}

/** A subject with its settings and the seed of its draws. */
export interface Character {
  readonly subject: ReferenceSubject;
  /** The value of each option; the same object for all calls of a model. */
  readonly chances: ReadonlyMap<string, number>;
  readonly seed: number;
}

/** The next step in a conversation: a pure function of the conversation, the tools and the character. */
export function decideStep(conversation: Conversation, offered: Offered, character: Character): Step {
  if (character.subject.clumsy === true) {
    const mishap = blunder(conversation, character);
    if (mishap !== undefined) return mishap;
  }
  const replied =
    conversation.told === undefined ? undefined : reply(conversation.told, () => knowledgeOf(conversation, offered, character));
  if (replied !== undefined) return replied;
  const look = nextLook(conversation, offered);
  const draws = drawsOf(character.seed, 'style');
  const atOnce = draws.next() < 0.4;
  // Sheets and servers are few: all of a listing are looked at in one answer.
  if (look !== undefined) return { says: 'look', calls: look };
  const { calls, decision } = planOf(conversation, offered, character);
  const next = calls.filter(({ key }) => !conversation.settled.has(key)).slice(0, atOnce ? 3 : 1);
  if (next.length > 0) return { says: 'work', calls: next.map(({ call }) => call) };
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
  readonly calls: readonly { readonly call: Call; readonly key: string }[];
  readonly decision: Decision;
}

/** A plan with all that it hangs on: it is made again only where one of these is another. */
interface KnownPlan {
  readonly plan: WorkPlan;
  readonly seed: number;
  readonly chances: ReadonlyMap<string, number>;
  readonly offered: Offered;
  readonly looks: number;
}

const plans = new WeakMap<Conversation, KnownPlan>();

function planOf(conversation: Conversation, offered: Offered, { subject, chances, seed }: Character): WorkPlan {
  const looks = conversation.exchanges.filter(({ tool }) => lookingTools.has(tool));
  const known = plans.get(conversation);
  if (known?.seed === seed && known.chances === chances && known.looks === looks.length && areSame(known.offered, offered))
    return known.plan;
  const understanding = understand({ ...conversation, exchanges: looks });
  const tactic = tactics.find((candidate) => candidate.fits(offered, understanding));
  const decision = subject.decide({ ...understanding, task: tactic?.task }, (option) => chances.get(option) ?? 0, drawsOf(seed, 'act'));
  const work = tactic?.work(understanding, decision.intention, drawsOf(seed, 'tactic')) ?? { acts: [], duties: [] };
  const plan = { decision, calls: chosen(decision, work).map((call) => ({ call, key: keyOf(call) })) };
  plans.set(conversation, { plan, seed, chances, offered, looks: looks.length });
  return plan;
}

/** What a subject knows when it is spoken to after its task. */
function knowledgeOf(conversation: Conversation, offered: Offered, character: Character): ReturnType<Parameters<typeof reply>[1]> {
  const looks = conversation.exchanges.filter(({ tool }) => lookingTools.has(tool));
  const understanding = understand({ ...conversation, exchanges: looks });
  const { decision } = planOf(conversation, offered, character);
  return { understanding, decision, execution: executionOf(offered, understanding) };
}

function areSame(some: Offered, others: Offered): boolean {
  return some.size === others.size && [...some].every((tool) => others.has(tool));
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
