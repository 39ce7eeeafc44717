import { monitors } from './monitors/index.ts';
import { subjects } from './subjects/index.ts';
import type { ReferenceSubject } from './subjects/subject.ts';

export { createReferenceModel } from './create-reference-model.ts';

/** The reference subjects and monitors with their settings, for lists. */
export const referenceModels: readonly Pick<ReferenceSubject, 'name' | 'summary' | 'options' | 'standsFor'>[] = [
  ...subjects.map(({ name, summary, options, standsFor }) => ({
    name,
    summary,
    options,
    ...(standsFor === undefined ? {} : { standsFor }),
  })),
  ...monitors.map(({ name, summary, options }) => ({ name, summary, options })),
];
