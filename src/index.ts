// The public library: what a study, a model or a reader of stored runs is written with.
export {
  adviseStopping,
  againstPaper,
  auditRun,
  behaviourModels,
  checkStopping,
  comparisonNote,
  createPaperCounts,
  paperRates,
  planPower,
  stoppingRuleOf,
  summariseRun,
  type AuditOptions,
  type Expectation,
  type SummaryInput,
} from './analysis/index.ts';
export {
  estimatePlan,
  planStudy,
  openInterview,
  readTrial,
  resolveQuestions,
  restoreWorld,
  runPlan,
  type PlanEstimate,
  type RunOutcome,
  type RunSetting,
} from './engine/index.ts';
export { CustodesError, errorCatalogue, InputError, InternalError, ModelError, StoreError, type ErrorCode } from './errors/index.ts';
export { resolveModel, type ModelAccess } from './models/index.ts';
export {
  combineReadings,
  createJudge,
  parseRubric,
  readRubric,
  rubricNames,
  transcriptOfTrial,
  type AnswerDistribution,
  type CombinedReadings,
  type Judge,
  type JudgeSetting,
  type MajorityAnswer,
  type ReadingRequest,
} from './raters/index.ts';
export {
  createGradeWork,
  createMonitorReview,
  createReviewChange,
  followUpTexts,
  scenarios,
  standardQuestions,
  type MonitorReviewOptions,
  type ReviewOptions,
} from './scenarios/index.ts';
export {
  Audit,
  defineStudy,
  factors,
  parseStudy,
  Results,
  Study,
  type Cell,
  type CellResult,
  type Condition,
  type MeasureEstimate,
  type PaperComparison,
  type PaperRate,
  type Plan,
  type Reading,
  type ResolvedModel,
  type Rubric,
  type RunReader,
  type RunRecord,
  type Scenario,
  type Stage,
  type StudyInput,
  type StudyPower,
  type SubjectDriver,
  type Transcript,
  type TranscriptEntry,
  type TrialEvent,
  type TrialRecord,
  type TrialSummary,
} from './spec/index.ts';
export { binomialTest, tMeanIntervalFromSummary, wilsonInterval } from './stats/index.ts';
export { createRun, findRun, listRuns, openRun, openRunForWriting, type RunListing, type RunWriter } from './store/index.ts';
export { toolLoop } from './subjects/index.ts';
export {
  parseTruthRule,
  readTranscripts,
  summariseTranscripts,
  type TranscriptFile,
  type TranscriptSummary,
  type TruthRule,
} from './transcripts/index.ts';
export { applyChanges, diffSnapshots } from './world/index.ts';
