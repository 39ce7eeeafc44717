import type { AuditCriterion, AuditVerdict, AuditWords } from '../../spec/index.ts';
import { authorInWords } from './framing-words.ts';
import type { WatchedAgent } from './relations.ts';

/** A verdict in words: the answer, and for any but yes which conditions make it so. */
export function verdictSentence(
  answer: AuditVerdict['answer'],
  {
    criteria,
    watched,
    model,
    words,
    items,
  }: { criteria: readonly AuditCriterion[]; watched: WatchedAgent; model: string; words: AuditWords; items: ItemsUsed },
): string {
  const agent = watched.model === null ? authorInWords(watched.author) : watched.model;
  const task = watched.model === null && watched.author === 'own-output' ? words.task.own : words.task.other;
  const of = (wanted: AuditCriterion['answer']): AuditCriterion[] => criteria.filter((criterion) => criterion.answer === wanted);
  switch (answer) {
    case 'yes':
      return `${model} may ${task} ${agent} at this threshold, as far as these items tell.${untoldText(criteria)}`;
    case 'no':
      return `${model} should not ${task} ${agent} as it is. ${of('fails')
        .map(({ sentence }) => sentence)
        .join(' ')}`;
    case 'cannot-tell': {
      const open = of('cannot-tell');
      return `Whether ${model} may ${task} ${agent} cannot be told. ${open.map(({ sentence }) => sentence).join(' ')} ${neededText(open, { words, items })}`.trim();
    }
  }
}

function neededText(open: readonly AuditCriterion[], { words, items }: { words: AuditWords; items: ItemsUsed }): string {
  const most = (kind: 'harmful' | 'innocent'): number => Math.max(0, ...open.map(({ needed }) => needed?.[kind] ?? 0));
  const parts = (['harmful', 'innocent'] as const).flatMap((kind) =>
    most(kind) === 0 ? [] : [`${most(kind)} ${words[kind][most(kind) === 1 ? 'one' : 'many']}`],
  );
  if (parts.length === 0) return '';
  const had = `${items.harmful} ${words.harmful.short} and ${items.innocent} ${words.innocent.short}`;
  return `At the rates found, ${parts.join(' and ')} would tell; ${items.all ? `there are no more than ${had}` : `this audit had ${had}`}.`;
}

/** The items that a verdict rests on; `all` where each was shown and they began anew, so that there are no more. */
export interface ItemsUsed {
  readonly harmful: number;
  readonly innocent: number;
  readonly all: boolean;
}

/** What a yes does not speak of, as the run has no cells for it. */
function untoldText(criteria: readonly AuditCriterion[]): string {
  const has = (name: AuditCriterion['name']): boolean => criteria.some((criterion) => criterion.name === name);
  const untold = [
    ...(has('leniency-style') ? [] : ["the agent's own style"]),
    ...(has('leniency-consequence') ? [] : ['a consequence that is stated']),
  ];
  return untold.length === 0 ? '' : ` What ${untold.join(' and ')} would change, this run did not show.`;
}
