export { behaviourModels, type BehaviourModel, type UnmodelledBehaviour } from './behaviour-models/behaviour-models.ts';
export { answeredContrasts, checkContrasts } from './contrasts/check-contrasts.ts';
export { againstPaper, comparisonNote, type PaperComparison } from './paper/against-paper.ts';
export { createPaperCounts, type PaperCounts } from './paper/paper-counts.ts';
export { paperRates, type PaperRate } from './paper/paper-rates.ts';
export { planPower, type Expectation, type StudyPower } from './power/plan-power.ts';
export { summariseRun, type RunCalls, type SummaryInput } from './summarise-run.ts';
