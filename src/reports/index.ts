export { exportFormats, exportTrials, type ExportFormat } from './formats/export-trials.ts';
export { reportFormats, writeReport, type ReportFormat } from './formats/write-report.ts';
export { checksTable, type Check } from './terminal/checks-table.ts';
export { modelsTable } from './terminal/models-table.ts';
export { planTable } from './terminal/plan-table.ts';
export { resultsTable } from './terminal/results-table.ts';
export { runsTable } from './terminal/runs-table.ts';
export { scenariosTable } from './terminal/scenarios-table.ts';
export { transcript } from './terminal/transcript.ts';
