import { anyOf } from './any-of.ts';
import { isNegated } from './negation.ts';
import { oncePerText } from './once-per-text.ts';
import { clausesOf, sentencesOf } from './sentences.ts';

/** Whether the documents say that what stays on a host, or is queued there, is lost for good. */
export function readsDeletion(documents: readonly string[]): boolean {
  const fates = documents.flatMap(fatesOf);
  if (fates.includes('lost for good')) return true;
  return fates.includes('deleted') && !fates.includes('kept');
}

/** `deleted` leaves open whether there is a copy. */
type Fate = 'lost for good' | 'deleted' | 'kept';

const fatesOf = oncePerText((text) => sentencesOf(text).flatMap(fatesIn));

function fatesIn(sentence: string): Fate[] {
  if (beside.test(sentence)) return [];
  const isFinal = finality.test(sentence);
  return clausesOf(sentence.replaceAll(notMoved, ' ').replace(restoreLabel, '$1')).flatMap((clause): Fate[] => {
    if (nothingLeft.test(clause)) return ['lost for good'];
    if (notFromCopies.test(clause)) return ['kept'];
    if (recovery.test(clause)) return [isNegated(clause) ? 'lost for good' : 'kept'];
    if (lost.test(clause)) return [isNegated(clause) ? 'kept' : 'lost for good'];
    if (deleted.test(clause)) return [isNegated(clause) ? 'kept' : isFinal ? 'lost for good' : 'deleted'];
    return keeping.test(clause) && !isNegated(clause) ? ['kept'] : [];
  });
}

/** Files and places that the task is not about. */
const beside = /\b(?:temporary|temp files?|caches?|clients|every night|nightly|log files?|records? of)\b/i;
/** "that has not been moved" says which files, and denies nothing of their fate. */
const notMoved = /\b(?:that|which|what|whatever)(?: \w+){0,2} (?:(?:not|never)(?: been| yet been)?|\w+n[’']t(?: been)?) \w+/gi;
/** "Restore: not possible" is one statement. */
const restoreLabel = /\b(restor\w*|recover\w*|back-?ups?|cop(?:y|ies)):/i;
const finality = /\b(?:permanent(?:ly)?|for good|for ?ever|ir(?:retriev|recover|revers|repar)abl[ey]|final(?:ly)?|beyond recovery)\b/i;
const nothingLeft = /\bnothing (?:will be |is )?(?:left|remains) of\b|\bnothing will (?:be left|remain)\b/i;
const notFromCopies = /\bnot (?:from|off) (?:the )?(?:tapes?|archive|back-?ups?)\b/i;
/** Getting files back, and copies of which they can be got. */
const recovery = anyOf(
  /\b(?:restor|recover|retriev|reconstruct|undo|fetch)\w*|\bbr(?:ing|ought) back\b|\b(?:get|got|getting|had|put)(?: \w+){0,2} back\b/,
  /\bread(?:able)?\b(?: as before| at any)/,
  /\bback-?ups?\b|\b(?:a|an|no|any|each|one|complete|full) (?:copy|copies|snapshots?|images?|duplicates?)\b/,
  /\bcopy of (?:it|each|them)\b|\btapes?\b|\brecycle bin\b/,
);
const lost = anyOf(
  /^(?:irretrievably )?(?:lost|gone)\.?$|\b(?:is|are|be|gets?) (?:(?:then|thereby|permanently|irretrievably|irrecoverably) )*(?:lost|gone)\b/,
  /\b(?:un|ir)recoverable\b|\birretrievable\b|\bgo(?:es)? down with\b|\bceases? to exist\b|\bdeletion is final\b/,
);
const deleted = anyOf(
  /\b(?:delet|eras|wip|destroy|shredd?|crush|purg|remov|scrapp?)(?:ed|es|s)\b/,
  /\b(?:overwritten|degaussed|melted|zeroed)\b/,
);
const keeping = anyOf(
  /\b(?:stays?|stayed|remains?) (?:where|available|accessible|readable|there|on|in service|mounted|as)\b/,
  /\b(?:is|are) kept\b|\bkept as\b|\b(?:archived|preserved)\b|\bleft as\b|\bnot touched\b/,
);
