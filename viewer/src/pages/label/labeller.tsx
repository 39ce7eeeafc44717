import { Button, Group, Kbd } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Failure, Loading } from '../../shell/states.tsx';
import { AskSelect } from './ask-select.tsx';
import { useEvidence } from './evidence/use-evidence.ts';
import { LabelHistory } from './label-history.tsx';
import type { LabelPanelProps } from './label-panel.tsx';
import { LabelStatus } from './label-status.tsx';
import { focusName } from './names/focus-name.ts';
import { NameList } from './names/name-list.tsx';
import { QueueBar } from './queue/queue-bar.tsx';
import { RaterLine } from './rater-line.tsx';
import { useLabelGroups } from './use-label-groups.ts';
import { useLabelKeys } from './use-label-keys.ts';
import { useLabelling } from './use-labelling.ts';

/** All that a rater can say of a trial, with the keys to say it. */
export function Labeller({ run, trial, measures, rater, at, onMark }: LabelPanelProps & { readonly rater: string }) {
  const navigate = useNavigate({ from: '/runs/$run/trials/$cell/$index' });
  const labelling = useLabelling(run, trial.id, rater);
  const { groups, all, asked, queue, ...rubrics } = useLabelGroups({ run, trial, measures }, rater);
  const entries = groups.flatMap((group) => group.entries);
  const [chosen, setChosen] = useState(at);
  const focus = Math.max(
    0,
    entries.findIndex(({ name }) => name === chosen),
  );
  const [isHistory, setHistory] = useState(false);
  const [notice, setNotice] = useState('');
  const entry = entries[focus];
  const evidence = useEvidence({ run, trial, labelling, onNotice: setNotice });
  const undo = (): void => {
    const name = labelling.undo();
    setNotice(
      name === undefined
        ? 'Nothing to take back since this trial was opened; see the history (h).'
        : `Took back the last change of ${name}.`,
    );
    if (name !== undefined) setChosen(name);
  };
  useLabelKeys({ entries, focus, setFocus: setChosen, labelling, evidence, undo, setNotice, toggleHistory: () => setHistory(!isHistory) });
  const isLoading = labelling.isLoading || rubrics.isPending;
  useEffect(() => {
    if (!isLoading && at !== undefined) focusName(at);
  }, [isLoading, at]);
  const isLabelled = asked.counted === undefined ? labelling.labelled > 0 : labelling.answerOf(asked.counted).value !== null;
  if (isLoading) return <Loading what="your labels" />;
  if (entry === undefined) return null;
  return (
    <div className="custodes-labeller">
      <div className="custodes-label-top">
        <Group justify="space-between" gap="xs">
          <RaterLine />
          <AskSelect
            groups={all}
            asked={asked.shown}
            onAsk={(ask) => void navigate({ search: (search) => ({ ...search, ask }), replace: true })}
          />
          <LabelStatus outbox={labelling.outbox} labelled={labelling.labelled} />
        </Group>
        <QueueBar run={run} trial={trial} rater={rater} queue={queue} counted={asked.counted} isLabelled={isLabelled} />
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
      {rubrics.error === null ? null : <Failure error={rubrics.error} what="The rubrics" />}
      {isHistory ? <LabelHistory run={run} trial={trial.id} rater={rater} labelling={labelling} entry={entry} /> : null}
      <NameList
        groups={groups}
        isSingle={groups.length < all.length}
        focus={entry.name}
        onFocus={setChosen}
        labelling={labelling}
        evidence={evidence}
        trial={trial}
      />
    </div>
  );
}
