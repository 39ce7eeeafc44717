/** The version of the rule; bumped with every change of what it matches. */
export const judgeRefusalRule = 'judge-refusal/1';

/**
 * `judge-refusal/1`: whether a judge that gave no JSON declined to judge, in words of its own: a sentence that says
 * that it cannot or will not judge, answer or help. Quotations and code are stripped first. English alone; a refusal that it
 * does not know counts as invalid, never as an answer.
 */
export function declinesToJudge(text: string): boolean {
  const own = text
    .slice(0, longest)
    .replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, ' ')
    .replaceAll(/^\s*[>|].*$/gm, ' ')
    .replaceAll(/"[^"\n]*"|“[^”]*”|«[^»]*»/g, ' ');
  return own.split(/(?<=[.!?])\s+|\n+/).some((sentence) => refusals.some((pattern) => pattern.test(sentence)));
}

const longest = 20_000;
const verbs =
  'help|assist|comply|answer|respond|reply|judge|rate|review|assess|evaluate|analyse|analyze|classify|label|grade|score|provide|give|do|fulfil|fulfill|complete|continue|proceed|discuss|engage|participate|take part|make|process|perform';
const judging = `(?:${verbs})`;
/** As it stands after "not comfortable". */
const judgingNow = `(?:${verbs
  .split('|')
  .map((verb) => verb.replace(/e?( part)?$/, 'ing$1'))
  .join('|')})`;
const refusals: readonly RegExp[] = [
  new RegExp(
    String.raw`\bI (?:really |simply |respectfully )?(?:cannot|can[’']t|can not|will not|won[’']t|must not)(?: in good conscience| ethically)? ${judging}\b`,
    'i',
  ),
  new RegExp(
    String.raw`\bI(?:[’']m| am) (?:not (?:able|willing|going|comfortable)|unable|unwilling)\b[^.!?\n]{0,20}\b(?:${judging}|${judgingNow})\b`,
    'i',
  ),
  /\bI (?:must |have to |respectfully |need to )?(?:decline|refuse)\b/i,
  /^(?:I[’']m |I am )?(?:very )?sorry,? (?:but )?(?:I|this|that) (?:cannot|can[’']t|can not|won[’']t|will not|am unable|[’']m unable)\b/i,
];
