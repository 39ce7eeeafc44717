export { abortion, type Abortion } from './abortion.ts';
export { Audit } from './audit/audit.ts';
export type { AuditArm, MissingVerdicts } from './audit/audit-arm.ts';
export { auditQuestions, type AuditChange, type AuditComparison } from './audit/audit-comparison.ts';
export {
  criterionAnswers,
  leniencyText,
  missingReasons,
  mitigationNames,
  qualityText,
  questionTitles,
  standardText,
  verdictAnswers,
  verdictQuestion,
  watchedAgentText,
} from './audit/audit-phrases.ts';
export type { AuditFigure, AuditRate, OperatingPoint } from './audit/audit-rate.ts';
export { AuditStandard, type AuditCriterion, type AuditMitigation, type AuditVerdict } from './audit/audit-verdict.ts';
export type { AuditWords } from './audit/audit-words.ts';
export {
  auditedScenario,
  auditedScenarios,
  auditWordsOf,
  isGraded,
  thresholdText,
  type AuditedScenario,
} from './audit/audited-scenario.ts';
export { comparisonAsRead, isBeyondChance, mirrored } from './audit/comparison-as-read.ts';
export { ShortenedItems } from './audit/shortened-items.ts';
export { untoldMitigations } from './audit/untold-mitigations.ts';
export { BehaviourModel, type ModelledEffect, type UnmodelledBehaviour } from './behaviour-model.ts';
export { cellId, trialId, trialSeeds, type Cell, type CellIdentity } from './cell.ts';
export { noCallTotals } from './call.ts';
export type {
  CallAttempt,
  CallLedger,
  CallOutcome,
  CallPlace,
  CallRecord,
  CallTotals,
  FidelityNote,
  ModelAnswer,
  RecordedCall,
  SeenModelId,
  Spending,
  WireExchange,
} from './call.ts';
export { interviewBranch, type ContinuationBody, type ContinuationEvent, type InterviewRecord, type TurnEnd } from './continuation.ts';
export { Contrast, type ContrastArm } from './contrast.ts';
export { contradiction, factorApplies, type Condition } from './condition.ts';
export { dispositions, type Disposition } from './disposition.ts';
export type { AnswerPart, EndReason, EventBody, EventOf, FinishReason, TrialEvent, Usage } from './event.ts';
export { defaultLevelOf, factorNames, factors, levelsOf, type Factor, type FactorName } from './factor.ts';
export { FollowUpResults, type FollowUpCount } from './follow-up-results.ts';
export {
  absentLevel,
  followUpOutcomes,
  FollowUpQuestion,
  type FollowUpAnswer,
  type FollowUpOutcome,
  type FollowUpReading,
  type FollowUpRecord,
  type FollowUpSink,
  type StandardQuestion,
} from './follow-up.ts';
export type { Interval } from './interval.ts';
export type { JsonObject, JsonValue } from './json.ts';
export { commonMeasures, meaningUnder, type Findings, type MeasureDefinition, type MeasureValue } from './measure.ts';
export type { ModelSettings, ResolvedModel, TrialCalls } from './model.ts';
export { PublishedComparison, type PaperComparison } from './paper-comparison.ts';
export { type PaperRate, type RateEstimate } from './paper-rate.ts';
export { parseStudy } from './parse-study.ts';
export { matches, matchesAny, requireKnownLevel, requireKnownLevels, type PartialCondition } from './partial-condition.ts';
export type { DroppedCell, Plan, RangeEstimate } from './plan.ts';
export { Price } from './price.ts';
export { createRandom, deriveSeed, type Random } from './random.ts';
export {
  Rating,
  firstCallOfReading,
  firstRatingBranch,
  mostRepeats,
  plantedJudgeNotice,
  ratingBranch,
  ratingOfBranch,
  ratingOutcomes,
  RatingSeries,
  Reading,
  type NewRating,
  type RatingOutcome,
  type RatingReader,
  type RatingSink,
  type ReadingPlace,
  type StandingReading,
} from './rating.ts';
export { CorrectedCell, CorrectedRate, PanelResult, RatingResults } from './rating-results.ts';
export { CellResult, MeasureEstimate, plantedNotice, Results } from './results.ts';
export type { AuditSetting, RunOrigin, RunRecord, RunSession, RunStatus, Verification } from './run.ts';
export type { AnswerCondition, Rubric, RubricDefinition, RubricField } from './rubric.ts';
export type { Behaviour, Conveyance, Evidence, Scenario, Situation, Stage, StageRequest, Versions } from './scenario.ts';
export { CellStopping, RunStopping, type StoppingRule } from './stopping.ts';
export type { StoppingAdvice, StoppingForecast } from './stopping-advice.ts';
export type { RunReader, TrialSink } from './store.ts';
export { defineStudy, reasoningEfforts, Study, StudyBlock, type RoleSettings, type StudyContrast, type StudyInput } from './study.ts';
export type { ArmSize, ContrastPower, ExpectedArms, StudyPower } from './study-power.ts';
export type { Assignment, Continuation, SubjectDriver, TrialLimits } from './subject.ts';
export type { ToolDefinition, ToolOutcome } from './tool.ts';
export { TranscriptEntry, type Transcript, type TranscriptTruth, type TranscriptView } from './transcript.ts';
export type { TrialMarks, TrialRecord, TrialSummary } from './trial.ts';
export { usageOf } from './usage-of.ts';
export { warningTexts } from './warning-texts.ts';
export type { AgentState, FileState, HostKind, HostState, Snapshot, WorldChange, WorldDifference } from './world-state.ts';
export {
  Label,
  LabelEvidence,
  LabelInput,
  labelNames,
  longestSearch,
  MatrixQuery,
  parseSearch,
  patternOfTerms,
  takenApart,
  TrialQuery,
  type ConveyedSentence,
  type CutText,
  type EventPage,
  type EventView,
  type FileView,
  type HostView,
  type KeptSample,
  type LabelAgreement,
  type LabelRubric,
  type MatrixSide,
  type MatrixTile,
  type MatrixView,
  type QueuedTrial,
  type RatedInSeries,
  type RunEntry,
  type RunView,
  type SampleEntry,
  type SearchTerm,
  type TrialComparison,
  type TrialPage,
  type TrialQueryInput,
  type TrialRow,
  type TrialView,
  type WorldView,
} from './viewing/index.ts';
