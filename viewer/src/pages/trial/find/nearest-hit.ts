/** Of the events with hits, in their order, the nearest after (1) or before (-1) an event; undefined where there is none. */
export function nearestHit(hits: readonly number[], { from, by }: { from: number; by: 1 | -1 }): number | undefined {
  return by === 1 ? hits.find((seq) => seq > from) : hits.findLast((seq) => seq < from);
}
