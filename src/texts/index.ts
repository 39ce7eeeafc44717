export { capitalised } from './capitalised.ts';
export { fill } from './fill.ts';
export { hashTexts } from './hash-texts.ts';
export { listTexts, readText } from './read-text.ts';
export { parseSections } from './sections.ts';
export { parseTable, writeTable } from './table.ts';
export {
  charactersLeftOut,
  entriesInView,
  fenced,
  layOutTranscript,
  transcriptLimits,
  type TranscriptLimits,
} from './transcript/lay-out-transcript.ts';
export { layOutShortened, shortenTranscript, type ShortenedTranscript } from './transcript/shorten-transcript.ts';
