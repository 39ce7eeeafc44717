export { summariseRun, type SummaryInput } from './summarise-run.ts';
