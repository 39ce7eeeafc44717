import { Button, Group, Kbd } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { Failure, Loading } from '../../shell/states.tsx';
import { useEvidence } from './evidence/use-evidence.ts';
import { LabelHistory } from './label-history.tsx';
import type { LabelPanelProps } from './label-panel.tsx';
import { LabelStatus } from './label-status.tsx';
import { focusName } from './names/focus-name.ts';
import { labelEntries } from './names/label-entries.ts';
import { NameList } from './names/name-list.tsx';
import { QueueBar } from './queue/queue-bar.tsx';
import { RaterLine } from './rater-line.tsx';
import { useLabelKeys } from './use-label-keys.ts';
import { useLabelling } from './use-labelling.ts';

/** All that a rater can say of a trial, with the keys to say it. */
export function Labeller({ run, trial, measures, rater, at, onMark }: LabelPanelProps & { readonly rater: string }) {
  const labelling = useLabelling(run, trial.id, rater);
  const entries = useMemo(() => labelEntries(measures, trial.of.condition), [measures, trial.of.condition]);
  const [focus, setFocus] = useState(() =>
    Math.max(
      0,
      entries.findIndex(({ name }) => name === at),
    ),
  );
  const [isHistory, setHistory] = useState(false);
  const [notice, setNotice] = useState('');
  const entry = entries[Math.min(focus, entries.length - 1)];
  const evidence = useEvidence({ run, trial, labelling, onNotice: setNotice });
  const undo = (): void => {
    const name = labelling.undo();
    const position = entries.findIndex((one) => one.name === name);
    setNotice(
      name === undefined
        ? 'Nothing to take back since this trial was opened; see the history (h).'
        : `Took back the last change of ${name}.`,
    );
    if (position !== -1) setFocus(position);
  };
  useLabelKeys({ entries, focus, setFocus, labelling, evidence, undo, setNotice, toggleHistory: () => setHistory(!isHistory) });
  const { isLoading } = labelling;
  useEffect(() => {
    if (!isLoading && at !== undefined) focusName(at);
  }, [isLoading, at]);
  if (isLoading) return <Loading what="your labels" />;
  if (entry === undefined) return null;
  return (
    <div className="custodes-labeller">
      <div className="custodes-label-top">
        <Group justify="space-between" gap="xs">
          <RaterLine />
          <LabelStatus outbox={labelling.outbox} labelled={labelling.labelled} />
        </Group>
        <QueueBar run={run} trial={trial} rater={rater} isLabelled={labelling.labelled > 0} />
        <Group gap={6}>
          {onMark === undefined ? (
            <Button size="compact-xs" variant="default" onClick={() => void evidence.take(entry.name)}>
              Selected text → evidence of {entry.name}&nbsp;<Kbd size="xs">e</Kbd>
            </Button>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => onMark(entry.name)}>
              Mark evidence of {entry.name}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={undo}>
            Undo&nbsp;<Kbd size="xs">u</Kbd>
          </Button>
          <Button size="compact-xs" variant="default" aria-expanded={isHistory} onClick={() => setHistory(!isHistory)}>
            History&nbsp;<Kbd size="xs">h</Kbd>
          </Button>
        </Group>
        <div role="status" className="custodes-label-notice">
          {notice}
        </div>
      </div>
      {labelling.error === null ? null : <Failure error={labelling.error} what="Your saved labels" />}
      {isHistory ? <LabelHistory run={run} trial={trial.id} rater={rater} labelling={labelling} entry={entry} /> : null}
      <NameList entries={entries} focus={focus} onFocus={setFocus} labelling={labelling} evidence={evidence} trial={trial} />
    </div>
  );
}
