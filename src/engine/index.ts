export { planStudy, type PlanningCatalogue } from './plan-study.ts';
export { readTrial, type PlayedTrial, type TrialReading } from './read-trial.ts';
export { runPlan, type FinishedTrial, type RunOutcome, type RunSetting } from './run-plan.ts';
export type { Clock } from './run-trial.ts';
export { estimatePlan, type EstimateSetting, type PlanEstimate } from './estimate-plan.ts';
