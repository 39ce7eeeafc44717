import { useShortcuts, type Shortcut } from '../../shell/shortcuts.ts';
import type { EvidenceActions } from './evidence/use-evidence.ts';
import type { LabelEntry } from './names/label-entries.ts';
import { focusField, focusName } from './names/focus-name.ts';
import type { Labelling } from './use-labelling.ts';

interface LabelKeys {
  readonly entries: readonly LabelEntry[];
  readonly focus: number;
  readonly setFocus: (name: string) => void;
  readonly labelling: Labelling;
  readonly evidence: EvidenceActions;
  readonly undo: () => void;
  readonly toggleHistory: () => void;
  readonly setNotice: (notice: string) => void;
}

/** The keys by which a trial is labelled. While the labels are open they go before those of the trial. */
export function useLabelKeys({ entries, focus, setFocus, labelling, evidence, undo, toggleHistory, setNotice }: LabelKeys): void {
  const entry = entries[focus];
  if (entry === undefined) throw new Error('there is nothing to label');
  const { name, answers } = entry;
  const go = (position: number): void => {
    const to = entries[Math.max(0, Math.min(entries.length - 1, position))]?.name ?? '';
    setFocus(to);
    focusName(to);
  };
  const choose = (position: number): void => {
    setNotice('');
    const change = labelling.changeOf(name);
    const chosen = answers?.[position];
    if (change?.state === 'conflict') labelling.outbox.settle(change.id, position === 0 ? 'mine' : 'theirs');
    else if (chosen !== undefined) labelling.say(name, { value: chosen.value });
  };
  const choices =
    labelling.changeOf(name)?.state === 'conflict'
      ? ['what was said here', 'what was said there']
      : (answers ?? []).map(({ text }) => text);
  const digits: readonly Shortcut[] = choices.map((text, position) => ({
    keys: [String(position + 1)],
    does: `${name}: ${text}`,
    run: () => choose(position),
  }));
  useShortcuts(
    'Labels (go first while they are open)',
    [
      { keys: ['j'], does: 'next name', run: () => go(focus + 1) },
      { keys: ['k'], does: 'name before', run: () => go(focus - 1) },
      { keys: ['0'], does: 'take its answer back', run: () => labelling.say(name, { value: null, evidence: [] }) },
      { keys: ['i'], does: 'write the answer of a name without digits; Esc leaves the field', run: () => focusField(name) },
      { keys: ['ArrowRight', ']'], does: 'next event', run: () => evidence.move(1) },
      { keys: ['ArrowLeft', '['], does: 'event before', run: () => evidence.move(-1) },
      { keys: ['s'], does: 'select the next sentence', run: () => evidence.select('next') },
      { keys: ['a'], does: 'select the sentence before', run: () => evidence.select('before') },
      { keys: ['d'], does: 'select one sentence more', run: () => evidence.select('more') },
      { keys: ['e'], does: 'the selected text becomes evidence of the name in focus', run: () => void evidence.take(name) },
      {
        keys: ['x'],
        does: 'remove its last evidence',
        run: () => {
          const last = labelling.answerOf(name).evidence.at(-1);
          if (last !== undefined) evidence.remove(name, last);
        },
      },
      {
        keys: ['v'],
        does: 'show its evidence in the timeline',
        run: () => {
          const last = labelling.answerOf(name).evidence.at(-1);
          if (last !== undefined) evidence.show(last);
        },
      },
      { keys: ['u'], does: 'take the last change back', run: undo },
      { keys: ['h'], does: 'history of the name in focus', run: toggleHistory },
      { keys: ['r'], does: 'save again what was not saved', run: labelling.outbox.retry },
    ],
    { goFirst: true },
  );
  useShortcuts(
    'Answers and names',
    [
      ...digits,
      ...entries.flatMap((one, position) =>
        one.key === undefined ? [] : [{ keys: [one.key], does: `to ${one.name}`, run: () => go(position) }],
      ),
    ],
    { goFirst: true },
  );
}
