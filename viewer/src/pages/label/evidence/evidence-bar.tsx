import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useState } from 'react';
import { VisibleText } from '../../../parts/visible-text.tsx';
import type { LabelPanelProps } from '../label-panel.tsx';
import { useLabelGroups } from '../use-label-groups.ts';
import { useLabelling } from '../use-labelling.ts';
import { selectSentenceAt } from './select-sentence.ts';
import { selectedWords, type Selected } from './selected-words.ts';
import { useEvidence } from './use-evidence.ts';

export interface EvidenceBarProps extends Omit<LabelPanelProps, 'at' | 'onMark'> {
  readonly rater: string;
  /** The name whose evidence is being marked; undefined where the reader only reads. */
  readonly marking: string | undefined;
  readonly onMarking: (name: string) => void;
  /** Back to the labels. */
  readonly onDone: () => void;
}

/**
 * Where there is no room for the labels beside the timeline: a line below it that makes what is selected evidence of a label.
 * While evidence is marked a tap selects a sentence; words are selected as anywhere on the device.
 */
export function EvidenceBar({ run, trial, measures, rater, marking, onMarking, onDone }: EvidenceBarProps) {
  const labelling = useLabelling(run, trial.id, rater);
  const entries = useLabelGroups({ run, trial, measures }, rater).groups.flatMap((group) => group.entries);
  const [notice, setNotice] = useState('');
  const evidence = useEvidence({ run, trial, labelling, onNotice: setNotice });
  const selected = useSelected();
  const isMarking = marking !== undefined;
  useEffect(() => (isMarking ? onTap(selectSentenceAt) : undefined), [isMarking]);
  const name = marking ?? entries[0]?.name ?? '';
  if (!isMarking && selected === undefined) return null;
  const take = async (): Promise<void> => {
    if (selected === undefined) return;
    onMarking(name);
    await evidence.take(name, selected);
    document.getSelection()?.removeAllRanges();
  };
  return (
    <div className="custodes-evidence-bar" role="group" aria-label="Evidence">
      <div className="custodes-evidence-bar-words">
        {selected === undefined ? (
          <span className="custodes-quiet">Tap a sentence, or select words by a long press.</span>
        ) : (
          <>
            “<VisibleText text={selected.words.replaceAll(/\s+/gu, ' ').trim()} />”
          </>
        )}
      </div>
      <div className="custodes-evidence-bar-acts">
        <NativeSelect
          size="sm"
          flex="1 1 80px"
          aria-label="Evidence of"
          value={name}
          data={entries.map((entry) => entry.name)}
          onChange={({ currentTarget }) => onMarking(currentTarget.value)}
        />
        <Button
          size="sm"
          px="xs"
          disabled={selected === undefined}
          // The selection stays where it is while the button is pressed.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => void take()}
        >
          Take as evidence
        </Button>
        <Button size="sm" px="xs" variant="default" onClick={onDone}>
          Labels
        </Button>
      </div>
      <div role="status" className="custodes-label-notice">
        {notice}
      </div>
    </div>
  );
}

type Words = Exclude<Selected, { readonly problem: string }>;

/** What is selected in the timeline; undefined where nothing is. */
function useSelected(): Words | undefined {
  const [selected, setSelected] = useState<Words>();
  useEffect(() => {
    const read = (): void => {
      const found = selectedWords(document.getSelection());
      setSelected('problem' in found ? undefined : found);
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, []);
  return selected;
}

/** Calls `act` where the timeline is tapped, but not on what does something itself. */
function onTap(act: (x: number, y: number) => void): () => void {
  const tapped = ({ target, clientX, clientY }: MouseEvent): void => {
    if (!(target instanceof Element) || target.closest('[role=feed]') === null || target.closest('button, a, summary') !== null) return;
    if (document.getSelection()?.isCollapsed !== false) act(clientX, clientY);
    else document.getSelection()?.removeAllRanges();
  };
  document.addEventListener('click', tapped);
  return () => document.removeEventListener('click', tapped);
}
