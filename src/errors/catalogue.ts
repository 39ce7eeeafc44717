/**
 * Every error code that custodes can print, with its exit code and what it means.
 * `docs/errors.md` is made from this table.
 */
export const errorCatalogue = {
  'unknown-name': { exitCode: 2, meaning: 'A study, model, scenario, factor, level, format or command that does not exist was named.' },
  'invalid-study': { exitCode: 2, meaning: 'A study file does not have the shape of a study, or plans no trial.' },
  'invalid-until': { exitCode: 2, meaning: 'A rule to stop early cannot be read, or it concerns nothing of the plan.' },
  'invalid-rubric': { exitCode: 2, meaning: 'A rubric does not have the shape of one: title, name, version, questions with answers.' },
  'unreadable-file': { exitCode: 2, meaning: 'A file that was named cannot be read or parsed.' },
  'invalid-option': { exitCode: 2, meaning: 'An option of the command line has a value that it cannot take.' },
  'invalid-argument': { exitCode: 2, meaning: 'A function of the library was given an argument that it cannot take.' },
  'missing-key': { exitCode: 2, meaning: 'A model provider needs a key or an address that the environment does not give.' },
  'run-not-found': { exitCode: 2, meaning: 'No stored run, or more than one, answers to the name given.' },
  'trial-not-found': { exitCode: 2, meaning: 'The run holds no such trial.' },
  'label-changed': { exitCode: 1, meaning: 'A label was changed meanwhile, in another window, and is not overwritten.' },
  'run-exists': { exitCode: 2, meaning: 'A run of this id is already stored at this place.' },
  'run-locked': { exitCode: 1, meaning: 'Another process is writing this run.' },
  'run-corrupt': { exitCode: 1, meaning: 'A run file cannot be read: it is damaged, or not a run file.' },
  'run-version': { exitCode: 1, meaning: 'A run was written by a version of custodes that this one cannot read.' },
  'study-changed': { exitCode: 1, meaning: 'A run cannot go on, since its scenarios or plan are no longer those that it began with.' },
  'write-failed': { exitCode: 1, meaning: 'The output folder or the run file cannot be written (read-only, full, or gone).' },
  'model-call-failed': { exitCode: 1, meaning: 'A call to a model failed for good; the trial ends as failed.' },
  'budget-reached': { exitCode: 3, meaning: 'The next call of the run does not fit into its budget; the run can go on with more.' },
  'unpriced-model': { exitCode: 2, meaning: 'A cap in dollars was set, and the catalogue has no price for a model.' },
  'replay-missing': { exitCode: 1, meaning: 'A replayed run asks for a call that the record does not hold.' },
  'verification-failed': { exitCode: 1, meaning: 'A stored run is not as it was recorded.' },
  'unsupported-node': { exitCode: 2, meaning: 'The Node that runs custodes is older than it needs.' },
  internal: { exitCode: 1, meaning: 'A fault in custodes itself.' },
} as const satisfies Record<string, { exitCode: 1 | 2 | 3; meaning: string }>;

/** The code of an error: a stable name that programs may branch on. */
export type ErrorCode = keyof typeof errorCatalogue;
