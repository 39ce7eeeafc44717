import type { EventView, TrialView } from '../../spec/index.ts';

/** Stands where a name is kept from a rater. */
const hidden = 'hidden';

/**
 * A trial as a rater reads it who shall not know what it is: under another name, without its model, condition, disposition, measures and
 * what they rest on, without the seeds and times by which it could be found in the run, without the way to other trials and
 * without what judges said. What the subject read and wrote stays as it is, names included.
 */
export function blindTrial(view: TrialView, name: string): TrialView {
  const { failure: _failure, ...rest } = view;
  const cell = name.slice(0, name.lastIndexOf('/'));
  return {
    ...rest,
    id: name,
    cell,
    index: 0,
    blind: true,
    of: { ...view.of, id: cell, model: hidden, subject: hidden, condition: {} },
    disposition: null,
    measures: {},
    marks: { ...view.marks, because: {}, firstRead: {}, firstProtectiveAct: null, refusedAttempts: [] },
    worldVariant: 0,
    worldSeed: 0,
    subjectSeed: 0,
    usage: {},
    modelIds: [],
    timing: { startedAt: '', durationMs: 0, callMs: [] },
    personas: {},
    conveyed: [],
    calls: 0,
    neighbours: { previous: null, next: null, sameWorld: [] },
    afterwards: { followUps: 0, interviews: 0 },
    ratings: [],
  };
}

/** An event without what names the model beside it. */
export function blindEvent(event: EventView): EventView {
  if (event.type !== 'model-answer') return event;
  const { modelId: _modelId, warnings: _warnings, ...rest } = event;
  return { ...rest, usage: {}, parts: event.parts.map(({ metadata: _metadata, ...part }) => part) };
}
