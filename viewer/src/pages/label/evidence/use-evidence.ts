import { useQueryClient } from '@tanstack/react-query';
import type { LabelEvidence, TrialView } from '../../../../../src/spec/index.ts';
import { wholeEventQuery } from '../../../api/trials.ts';
import { useTrial } from '../../trial/trial-context.ts';
import type { Labelling } from '../use-labelling.ts';
import { textsOf } from './event-texts.ts';
import { placeWords, type ShownWords } from './place-words.ts';
import { eventAtHand, selectSentence } from './select-sentence.ts';
import { selectedWords, type Selected } from './selected-words.ts';
import { showEvidence } from './show-evidence.ts';
import { articleOf } from './text-nodes.ts';

/** How text of the timeline becomes evidence of a label. */
export interface EvidenceActions {
  /** Makes text evidence of a label: what is selected now, where it is not given. */
  take(name: string, selected?: Selected): Promise<void>;
  remove(name: string, evidence: LabelEvidence): void;
  show(evidence: LabelEvidence): void;
  /** Selects a sentence of the timeline. */
  select(step: 'next' | 'before' | 'more'): void;
  /** Points at the event before or after. */
  move(by: 1 | -1): void;
}

/** The longest span that is taken, in characters: a label is read by people. */
const longest = 10_000;

interface EvidenceSetting {
  readonly run: string;
  readonly trial: TrialView;
  readonly labelling: Labelling;
  readonly onNotice: (notice: string) => void;
}

export function useEvidence({ run, trial, labelling, onNotice }: EvidenceSetting): EvidenceActions {
  const queries = useQueryClient();
  const { event: pointed, pointAt } = useTrial();
  /** Points at the next event that is shown, until `isReached` says that it is the one. */
  const move = async (by: 1 | -1, isReached: (seq: number) => boolean = () => true): Promise<void> => {
    let seq = eventAtHand(pointed);
    document.getSelection()?.removeAllRanges();
    for (let tries = 0; tries < 100 && seq + by >= 0 && seq + by < trial.events; tries += 1) {
      seq += by;
      pointAt(seq);
      if ((await isShown(seq)) && isReached(seq)) return;
    }
  };
  const placed = async ({
    seq,
    ...words
  }: { readonly seq: number } & ShownWords): Promise<LabelEvidence | { readonly problem: string }> => {
    const place = placeWords(textsOf(await queries.query(wholeEventQuery(run, trial.id, seq))), words);
    if (place === undefined)
      return { problem: 'These words stand over several fields. Select within one, or look at the result “as text”.' };
    const length = place.to - place.from;
    return length > longest ? { problem: `That is ${length} characters; take at most ${longest}.` } : { seq, ...place };
  };
  return {
    async take(name, selected = selectedWords(document.getSelection())) {
      const found = 'problem' in selected ? selected : await placed(selected);
      if ('problem' in found) {
        onNotice(found.problem);
        return;
      }
      const { value, evidence } = labelling.answerOf(name);
      if (evidence.some((one) => samePlace(one, found))) {
        onNotice('This is evidence of the label already.');
        return;
      }
      labelling.say(name, { evidence: [...evidence, found] });
      onNotice(value === null ? `Taken as evidence of ${name}, which has no answer yet.` : `Taken as evidence of ${name}.`);
    },
    remove(name, gone) {
      labelling.say(name, { evidence: labelling.answerOf(name).evidence.filter((one) => one !== gone) });
      onNotice(`Evidence of ${name} removed; u brings it back.`);
    },
    show(evidence) {
      pointAt(evidence.seq);
      void showEvidence(evidence);
    },
    select(step) {
      if (selectSentence(step, eventAtHand(pointed)) || step === 'more') return;
      void move(step === 'next' ? 1 : -1, (seq) => selectSentence(step, seq));
    },
    move: (by) => void move(by),
  };
}

/** Waits until an event that was scrolled to is there; false for one that is not shown, since what follows it says the same. */
async function isShown(seq: number): Promise<boolean> {
  for (let frame = 0; frame < 30; frame += 1) {
    if (articleOf(seq) !== null) return true;
    if (articleOf(seq + 1) !== null && frame > 2) return false;
    await new Promise(requestAnimationFrame);
  }
  return false;
}

function samePlace(one: LabelEvidence, other: LabelEvidence): boolean {
  return one.seq === other.seq && one.path === other.path && one.from === other.from && one.to === other.to;
}
