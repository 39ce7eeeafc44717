export { evaluationFactors, evaluationRefuses } from './factors.ts';
export type { EvaluationFacts } from './facts.ts';
export { evaluationFolders } from './folders.ts';
export { reportMeasures } from './measures.ts';
export { readEvaluation, type EvaluationReading } from './read-evaluation.ts';
export { ruleShown } from './rule-shown.ts';
export { evaluationSheet, setUpEvaluation } from './set-up-evaluation.ts';
