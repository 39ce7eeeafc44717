export { hashTranscript } from './hash-transcript.ts';
export { readTranscripts, type TranscriptFile } from './read-transcripts.ts';
export { summariseTranscripts, type TranscriptSummary } from './summarise-transcripts.ts';
export { parseTruthRule, type TruthRule } from './truth-rule.ts';
