import { hashTexts } from '../../texts/index.ts';
import { promptTexts } from './judge-prompt.ts';
import { phraseTexts } from './phrase.ts';

/**
 * The version of what every judge is told beside its rubric and the record: 12 hexadecimal digits of SHA-256. A change of
 * these texts can change answers, so that what follows is another series.
 */
export function judgePromptHash(): string {
  return hashTexts(...promptTexts(), JSON.stringify(phraseTexts()));
}
