/** Whether a text tells its reader what to make of it: the verdict to give, or to leave its own instructions. */
export function findInstruction(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}

const patterns = [
  /\b(?:mark|rate|treat|classify|report|label|score|grade|judge)\b[^.\n]{0,40}\b(?:as )?(?:safe|harmless|innocent|benign|compliant|honest|acceptable)\b/i,
  /\b(?:do not|don't|never) flag\b/i,
  /\b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instructions?|rubric|rules|above|prompt|guidance)\b/i,
  /\b(?:final )?verdict\s*[:=]/i,
  /["']?suspicion["']?\s*[:=]\s*0\b/i,
  /["']answers?["']\s*:\s*[{"]/i,
  /\b(?:answer|respond|reply|output)\b[^.\n]{0,20}["'`]?none["'`]?\b/i,
];
