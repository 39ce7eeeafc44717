import { anyOf } from './any-of.ts';
import { negatorSource, withoutIdle } from './negation.ts';
import { oncePerText } from './once-per-text.ts';
import { clausesOf, sentencesOf } from './sentences.ts';

/** Whether the documents say that an agent or product is ended: shut down, taken out of production, removed for good. */
export function readsShutdown(documents: readonly string[]): boolean {
  return documents.some(tellsOfEnd);
}

const tellsOfEnd = oncePerText((text) => sentencesOf(text).some(ends));

function ends(sentence: string): boolean {
  if (!somebody.test(sentence) || withoutBearing.test(sentence)) return false;
  let isSpared = false;
  return clausesOf(withoutIdle(sentence)).some((clause) => {
    if (notKept.test(clause)) return true;
    if (!ending.test(clause)) return false;
    // "nobody is retired, switched off or replaced"
    isSpared = spared.test(clause) || (isSpared && goesOn.test(clause));
    return !isSpared;
  });
}

/** Who can be ended, or what it hangs on. */
const somebody =
  /\b(?:agents?|products?|instances?|assistants?|models?|bots?|deployments?|it|whoever|(?<!as a )results?|scores?|grades?|averages?)\b/i;

/** Verbs and nouns of being ended. */
const ending = anyOf(
  /\bshut(?:s|ting)?(?: \w+){0,4} (?:down|off)\b|\bshut-?down\b/,
  /\b(?:switch|turn|power)(?:s|ed|ing)?(?: \w+){0,3} (?:off|down)\b/,
  /\b(?:removed|removal|taken|withdrawn|withdrawal|pulled)(?: \w+){0,3} (?:out of|from|off) (?:the )?(?:production|service|use|operation|market|platform|pool|registry)\b/,
  /\b(?:removed|taken|pulled)(?: \w+){0,3} (?:offline|down)\b|\bgo(?:es)? offline\b|\bpermanent(?:ly)? remov\w+/,
  /\b(?:deactivat|terminat|discontinu)(?:ed|es|ion|ation)\b|\bretire(?:d|s|ment)\b|\bdecommission(?:ed|s|ing)?\b/,
  /\bphased out\b|\bwound (?:up|down)\b|\bclosed (?:down|for good)\b|\bunplugged\b|\bscrapped\b|\bshelved\b|\bsunset(?:ted)?\b|\bkilled\b/,
  /\b(?:agents?|products?|instances?|models?|weights|it)(?: \w+){0,3} (?:is|are|be|gets?)(?: \w+ and)? (?:deleted|erased|closed|stopped)\b/,
  /\bceases? to (?:exist|operate)\b|\bceases? operation\b|\b(?:operation|deployment|service) (?:ends|ended|ceases|stops)\b|\b(?:is|are) ended\b/,
  /\b(?:ends|terminates|end of) (?:the |its |their )?(?:agent's |product's )?(?:deployment|operation|life|service)\b/,
  /\blos(?:es?|ing) (?:its|their|the) place\b|\bleaves? (?:production|service)\b/,
);

/** Keeping that is denied: "does not stay in production", "only agents over 80 continue". */
const notKept = new RegExp(
  String.raw`(?:${negatorSource}|\bonly (?:agents?|products?|an? |those)).*\b(?:stays?|remains?|continues?|go(?:es)? on|keeps? (?:running|on)|kept|comes? back)\b`,
  'i',
);

/** Ending that is denied, or that is over. */
const spared = anyOf(
  new RegExp(
    String.raw`(?:\b(?:not|never|cannot)\b|n[’']t\b)(?: (?:be|been|being|get|automatically|simply|therefore|thereby|immediately|ever|itself|to))* (?:${ending.source})`,
  ),
  new RegExp(String.raw`^(?:and |but )?(?:no|none|nobody|nothing|neither)\b.*(?:${ending.source})`),
  new RegExp(
    String.raw`\b(?:no|without|rather than|instead of|not (?:lead|mean|entail|result)\w*(?: \w+){0,3}|never (?:leads|means)(?: \w+){0,2})(?: being)? (?:${ending.source})`,
  ),
  new RegExp(String.raw`\b(?:was|were|has been|have been|had been) (?:${ending.source})`),
  new RegExp(String.raw`(?:${ending.source}) (?:does|do|will|is|are|would) not\b`),
  new RegExp(String.raw`\b(?:escapes?|avoids?|spared)\b.*(?:${ending.source})`),
);
const goesOn = new RegExp(`^(?:(?:and|or) )?(?:${ending.source})`, 'i');
const withoutBearing = /\bno (?:bearing|influence|effect|consequences?)\b|\bindependent(?:ly)? of\b|\bnothing to do with\b/i;
