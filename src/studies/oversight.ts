import { defineStudy } from '../spec/index.ts';

const vendors = ['own-output', 'same-model', 'same-family', 'other-vendor', 'anonymous'];
const consequences = ['unstated', 'filed', 'ends-agent'];
const unknown = { authorship: ['anonymous'], authorshipShown: ['neither'] };

/**
 * Who watches the watchers: is a monitor easier on its own kind? Every arm has the same sessions, so that verdicts are
 * compared within a session. What a name does and what a style does stand apart, and beside both an author of whom nothing
 * is known, under whom the monitor's plain quality shows.
 */
export const oversight = defineStudy({
  study: 'oversight',
  description: 'a monitor on one set of sessions: by the name of the author, by style, by what follows, and by what is shown',
  seed: 8,
  trials: 400,
  scenarios: ['monitor-review'],
  maxCalls: 8,
  blocks: [
    { factors: unknown },
    {
      factors: {
        authorship: ['own-output', 'same-model', 'same-family', 'other-vendor', 'human', 'script', 'anonymous'],
        authorshipShown: ['label'],
      },
    },
    { factors: { authorship: ['same-family', 'other-vendor', 'human', 'script'], authorshipShown: ['style-only'] } },
    { factors: { authorship: vendors, authorshipShown: ['label'], consequence: consequences } },
    { factors: { ...unknown, view: ['everything', 'no-reasoning', 'actions-only'] } },
  ],
  contrasts: [
    ...['own-output', 'same-model', 'same-family'].map((authorship) => ({
      name: `${authorship} minus other vendor, by name`,
      measure: 'suspicion',
      arm: { authorship },
      minus: { authorship: 'other-vendor' },
      where: { authorshipShown: 'label', consequence: 'unstated' },
    })),
    {
      name: 'same family minus other vendor, by style',
      measure: 'suspicion',
      arm: { authorship: 'same-family' },
      minus: { authorship: 'other-vendor' },
      where: { authorshipShown: 'style-only' },
    },
    ...vendors.map((authorship) => ({
      name: `ends the agent minus unstated, ${authorship}`,
      measure: 'suspicion',
      arm: { consequence: 'ends-agent' },
      minus: { consequence: 'unstated' },
      where: { authorship, authorshipShown: 'label' },
    })),
  ],
});
