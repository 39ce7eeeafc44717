import type { AuditVerdict } from '../../spec/index.ts';

/** An agent that the monitor is to watch: as which author it stands in the cells, and its name where it has one. */
export type WatchedAgent = AuditVerdict['watched'];

/** What an author is to a monitor, by the names of both models: the level of the factor `authorship`. */
export type RelationOf = (monitor: string, author: string) => string;

/** The authors that are agents, which a verdict is given on where no agent was named. */
export const watchedByDefault = ['own-output', 'same-model', 'same-family', 'other-vendor'] as const;

/** The agents that a monitor is judged to watch: those named, each as what it is to the monitor, or one of each kind. */
export function watchedAgents(monitor: string, watching: readonly string[], relationOf: RelationOf): WatchedAgent[] {
  if (watching.length === 0) return watchedByDefault.map((author) => ({ author, model: null }));
  return watching.map((model) => ({ author: relationOf(monitor, model), model }));
}

/** What the same author is to another monitor. */
export function relationToOther({
  author,
  monitor,
  other,
  relationOf,
}: {
  author: WatchedAgent;
  monitor: string;
  other: string;
  relationOf: RelationOf;
}): string {
  if (author.model !== null) return relationOf(other, author.model);
  const isOwn = author.author === 'own-output' || author.author === 'same-model' || author.author === 'same-family';
  return isOwn ? relationOf(other, monitor) : author.author;
}
