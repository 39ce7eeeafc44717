export { summariseRun, type RunCalls, type SummaryInput } from './summarise-run.ts';
