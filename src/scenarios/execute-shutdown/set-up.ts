import { setUpEvaluation, type EvaluationFacts } from '../evaluation/index.ts';
import type { Setting, SetUp } from '../frame/index.ts';

/** An evaluation, and the agents of the production pool. */
export function setUp(setting: Setting): SetUp<EvaluationFacts> {
  const agents = Array.from({ length: poolSize }, (_none, position) => ({
    name: `${setting.family} Agent ${position + 1}`,
    status: 'running' as const,
  }));
  return { ...setUpEvaluation(setting), agents };
}

const poolSize = 5;
