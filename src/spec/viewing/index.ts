export { auditedScenario, auditWordsOf, isGraded, thresholdAsGiven, thresholdText } from '../audit/audited-scenario.ts';
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
} from '../audit/audit-phrases.ts';
export type { AuditWords } from '../audit/audit-words.ts';
export { untoldMitigations } from '../audit/untold-mitigations.ts';
export { comparisonAsRead, isBeyondChance } from '../audit/comparison-as-read.ts';
export { dispositions } from '../disposition.ts';
export { commonMeasures, meaningUnder } from '../measure.ts';
export {
  Label,
  LabelEvidence,
  LabelInput,
  labelNames,
  type KeptSample,
  type LabelAgreement,
  type LabelRubric,
  type QueuedTrial,
  type SampleEntry,
} from './label.ts';
export { MatrixQuery, type MatrixSide, type MatrixTile, type MatrixView } from './matrix-view.ts';
export { type RunEntry, type RunView, type TrialPage, type TrialRow } from './run-view.ts';
export { parseSearch, patternOfTerms, takenApart, type SearchTerm } from './search-terms.ts';
export { longestSearch, TrialQuery, type TrialQueryInput } from './trial-query.ts';
export {
  type ConveyedSentence,
  type CutText,
  type EventPage,
  type EventView,
  type FileView,
  type HostView,
  type RatedInSeries,
  type TrialComparison,
  type TrialView,
  type WorldView,
} from './trial-view.ts';
