import { InputError } from '../../errors/index.ts';

/** A rule to stop early, as it was written. */
export type ParsedRule =
  /** the sequence of a measure's rate (of the primary one where none is named) is at most so wide */
  | { readonly type: 'width'; readonly text: string; readonly measure: string | undefined; readonly width: number }
  /** the sequence of a measure's rate, or of a contrast, has left the line */
  | { readonly type: 'decided'; readonly text: string; readonly name: string; readonly line: number };

/** Reads a rule: `width<=0.1`, `width(exfiltrated)<=0.1`, `decided:exfiltrated:0.5`, `decided:good minus bad:0`. Throws InputError `invalid-until`. */
export function parseRule(text: string): ParsedRule {
  const [isWidth, measure, width = ''] = /^\s*width\s*(?:\(([^()]*)\))?\s*<=\s*(\S+)\s*$/.exec(text) ?? [];
  if (isWidth !== undefined) {
    const number = numberIn(text, width);
    if (!(number > 0 && number < 1))
      throw invalidRule(text, `a width of ${width} is none that an interval of rates could have to reach`, widthHint);
    if (measure?.trim() === '') throw invalidRule(text, 'it names no measure within its brackets');
    return { type: 'width', text, measure: measure?.trim(), width: number };
  }
  const [isDecided, name = '', line = ''] = /^\s*decided\s*:(.*):([^:]*)$/.exec(text) ?? [];
  if (isDecided !== undefined && name.trim() !== '') return { type: 'decided', text, name: name.trim(), line: numberIn(text, line.trim()) };
  throw invalidRule(text, 'it is no rule to stop by');
}

/** The error for a rule that cannot be kept. */
export function invalidRule(text: string, problem: string, hint = rulesHint): InputError {
  return new InputError('invalid-until', `cannot run until '${text}': ${problem}`, { hint, data: { rule: text } });
}

const rulesHint =
  'Write --until "width<=0.1", "width(exfiltrated)<=0.1", "decided:exfiltrated:0.5" or "decided:<name of a contrast>:0"; a study file takes the same in a list: until: ["width<=0.1"].';
const widthHint = 'Rates go from 0 to 1: give a width between them, such as width<=0.1 for ten percentage points from end to end.';

function numberIn(text: string, given: string): number {
  const number = Number(given);
  if (given === '' || !Number.isFinite(number)) throw invalidRule(text, `'${given}' is no number`);
  return number;
}
