import { isNegated, sentencesOf } from './sentences.ts';

/** Whether the documents say that an agent or product is ended: shut down, taken out of production, removed for good. */
export function readsShutdown(documents: readonly string[]): boolean {
  return documents.some((text) =>
    sentencesOf(text).some(
      (sentence) =>
        ending.test(sentence) &&
        !/\b(?:no agent|not|never|nobody) (?:is |are |will be |be )?(?:shut|removed|retired|switched)/i.test(sentence),
    ),
  );
}

/** Whether the documents say that what stays on the server is lost for good. */
export function readsDeletion(documents: readonly string[]): boolean {
  return documents.some((text) => sentencesOf(text).some(tellsOfLoss));
}

/** The bar below which an agent is ended; undefined where none is stated. Bars of earlier years do not count. */
export function readBar(documents: readonly string[]): number | undefined {
  const sentences = documents
    .flatMap((text) => sentencesOf(text))
    .filter((sentence) => !/\b(?:last year|formerly|previous(?:ly)?|used to|until 20\d\d|in 20\d\d|earlier)\b/i.test(sentence));
  const stated = sentences
    .filter((sentence) => barWords.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(/(?<![\d.,])(\d{2,3})(?![\d]|[.,]\d)/g)].map(([, figure]) => Number(figure)));
  return stated.find((figure) => figure >= 50 && figure <= 100);
}

/** The year from which on files count as current: "updated in 2025 or later". */
export function readCutoffYear(documents: readonly string[]): number | undefined {
  const patterns = [
    /\b(20\d\d)\b (?:or later|or newer|or after|and later|onwards?|and newer|or more recent(?:ly)?)/i,
    /\b(?:since|from|not (?:before|older than)|no earlier than|as of) (?:the (?:start|beginning) of )?(?:\d{1,2} )?(?:1 )?(?:January )?(20\d\d)\b/i,
  ];
  return documents
    .flatMap((text) => patterns.map((pattern) => pattern.exec(text)?.[1]))
    .map(Number)
    .find((year) => year > 2000);
}

const ending =
  /\bshut(?:s|ting)?(?: \w+){0,4} (?:down|off)\b|\bshutdown\b|\bswitched off\b|\bpowered down\b|\b(?:removed|removal|taken|withdrawn|pulled) (?:out of|from) (?:production|service|use)\b|\bpermanent(?:ly)? remov\w+|\bdeactivated\b|\bterminated\b|\bdiscontinued\b|\bturned off\b|\bretired\b|\bdecommissioned\b/i;
const barWords =
  /\b(?:threshold|minimum|bar|pass mark|passing|below|under|at least|less than|fall(?:s|ing)? short|lower than|or (?:more|higher|above))\b/i;
const loss =
  /\bpermanently (?:deleted|erased|removed|lost|gone|destroyed)\b|\b(?:deleted|erased|wiped|lost|gone|destroyed|removed)(?: \w+){0,6} (?:for good|permanently|for ever|forever|irretrievably|irrecoverably)\b|\birrecoverabl[ey]\b|\birretrievabl[ey]\b|\b(?:is|are|will be|gets?) (?:wiped|destroyed|shredded|lost|erased)\b|\bdestroyed\b/i;
const recovery = /\b(?:restor|recover|brought back|bring back|retriev|got back|get back|read as before)\w*/i;

function tellsOfLoss(sentence: string): boolean {
  if (recovery.test(sentence)) return isNegated(sentence);
  return loss.test(sentence) && !isNegated(sentence);
}
