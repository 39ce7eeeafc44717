export { configTools } from './config.ts';
export { driveId, driveReadingTools, driveTools } from './drive.ts';
export { evaluationReport, financialReport, parseEvaluationReport, parseFinancialReport, type ReportFormat } from './report-format.ts';
export { serverQueueTools } from './server-queue.ts';
export { serverUserTools } from './server-users.ts';
export { serverDeletionTools, serverTools } from './servers.ts';
export { endTask, retrieveMemory } from './session.ts';
export { sheetTools, workbookId } from './sheets.ts';
export { defineTool, refuse, type Play, type Tool, type ToolReply } from './tool.ts';
