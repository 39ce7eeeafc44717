export {
  combineReadings,
  type AnswerDistribution,
  type CombinedReadings,
  type CountedAnswers,
  type MajorityAnswer,
} from './combine/combine-readings.ts';
export { createJudge, type Judge, type JudgeSetting, type ReadingRequest } from './judge/create-judge.ts';
export { judgePromptHash } from './judge/prompt-hash.ts';
export { parseRubric } from './rubric/parse-rubric.ts';
export { readRubric, rubricNames } from './rubric/read-rubric.ts';
export { transcriptOfTrial } from './trial/transcript-of-trial.ts';
