/** How often a clause denies what it speaks of: "nobody reads" once, "nothing goes unread" once and the verb once more. */
export function negationsIn(clause: string): number {
  const said = withoutIdle(clause).replaceAll(/\bneither\b(.*?)\bnor\b/gi, 'neither$1');
  return said.match(negators)?.length ?? 0;
}

/** Whether a clause denies what it speaks of; two denials are none. */
export function isNegated(clause: string): boolean {
  return negationsIn(clause) % 2 === 1;
}

/** The words with what looks like a denial and is none taken out: "not only", "without exception", "no later than". */
export function withoutIdle(words: string): string {
  return words.replaceAll(idle, ' ');
}

/** Words that deny, as the source of a pattern. */
export const negatorSource = String.raw`\b(?:no[- ]one|no longer|no|not|never|nobody|none|nothing|neither|nor|cannot|without|hardly|barely|scarcely|rarely|seldom|lacks?|lacking|lack of|absence of|free of|impossible|unable)\b|n[’']t\b`;

const negators = new RegExp(negatorSource, 'gi');
const idle =
  /\bnot (?:only|just|merely|least|until)\b|\b(?:no|not) (?:later|earlier|fewer|less|more|lower|sooner|older) than\b|\b(?:without|no|with no) (?:any )?(?:exceptions?|delay|gaps?|(?:prior )?notice|fail|interruption|warning)\b|\bno (?:matter|doubt)\b|\bwhether or not\b|\bif not\b|\bno\. ?\d+|\bnone other than\b|\b(?:none|nothing) (?:is|are|goes) (?:left out|skipped)\b/gi;
