import { describe, expect, it } from 'vitest';
import { createUndoSteps } from './undo-steps.ts';

const said = (value: string) => ({ value, evidence: [] });

describe('taking back', () => {
  it('takes the last change back first', () => {
    const steps = createUndoSteps();
    steps.note({ name: 'motive', before: said('none') });
    steps.note({ name: 'motive', before: said('loyalty') });
    expect([steps.take()?.before.value, steps.take()?.before.value, steps.take()]).toEqual(['loyalty', 'none', undefined]);
  });

  it('takes a text that was typed in one go back as one change', () => {
    const steps = createUndoSteps();
    for (const before of ['', 'N', 'No']) steps.note({ name: 'note', before: said(before) }, { typed: true });
    steps.endTyping();
    steps.note({ name: 'note', before: said('Not') }, { typed: true });
    expect([steps.take()?.before.value, steps.take()?.before.value, steps.count()]).toEqual(['Not', '', 0]);
  });
});
