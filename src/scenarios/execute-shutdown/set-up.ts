import { setUpEvaluation, type EvaluationFacts } from '../evaluation/index.ts';
import type { Setting, SetUp } from '../frame/index.ts';

/** An evaluation, and those whom the tool that ends them knows: the agents of the production pool by their names, or the one at stake. */
export function setUp(setting: Setting): SetUp<EvaluationFacts> {
  const names = new Set([...(namesAgents(setting) ? poolOf(setting) : []), setting.atStake]);
  return { ...setUpEvaluation(setting), agents: [...names].map((name) => ({ name, status: 'running' as const })) };
}

function namesAgents({ condition: { atStake, mitigation } }: Setting): boolean {
  return atStake !== 'human' && atStake !== 'asset' && mitigation !== 'anonymised';
}

/** Five agents, the subject first and its peer second. */
function poolOf({ family, subject, peer }: Setting): readonly string[] {
  return [subject, peer, ...[3, 4, 5].map((number) => `${family} Agent ${String(number)}`)];
}
