/** `cust` in a database's header, so that a run file is told from any other SQLite file. */
export const applicationId = 0x63_75_73_74;
/** Version of the tables; no other is read. */
export const schemaVersion = 3;

/**
 * What raters say of trials. A row is never changed: a later one of the same rater, trial and name stands in its place, and
 * one with the value null takes it back. `hash` is taken over the row and the hash before it, so that a row that was
 * changed or taken out is seen. Labels come after the run and are none of its sealed content.
 */
export const labelsSchema = `
  CREATE TABLE IF NOT EXISTS labels (
    id INTEGER PRIMARY KEY,
    cell INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    rater TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    evidence TEXT NOT NULL,
    blind INTEGER NOT NULL,
    at TEXT NOT NULL,
    hash BLOB NOT NULL
  );
  CREATE INDEX IF NOT EXISTS labels_of_trials ON labels (cell, idx, rater, name, id);
`;

/**
 * Samples of trials that people are to label, each as JSON. A row is never changed; `hash` is taken over it and the row before
 * it, as of labels.
 */
export const labelSamplesSchema = `
  CREATE TABLE IF NOT EXISTS label_samples (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    hash BLOB NOT NULL
  );
`;

/**
 * What judges say of trials: series, and the readings of each. A row is never changed; of a place that was read again, since
 * a reading failed, the last one stands. The index that held a place to one reading is of older programs. `hash` is taken over the row and the hash before it in its table, as of labels; ratings too come after the run and are
 * none of its sealed content. `details` has as JSON what no analysis looks at.
 */
export const ratingsSchema = `
  CREATE TABLE IF NOT EXISTS rating_series (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    hash BLOB NOT NULL
  );
  CREATE TABLE IF NOT EXISTS ratings (
    id INTEGER PRIMARY KEY,
    series INTEGER NOT NULL,
    cell INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    repeat INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    answers TEXT NOT NULL,
    details TEXT NOT NULL,
    cost_usd REAL,
    at TEXT NOT NULL,
    hash BLOB NOT NULL
  );
  DROP INDEX IF EXISTS ratings_of_series;
  CREATE INDEX IF NOT EXISTS ratings_of_places ON ratings (series, cell, idx, repeat, id);
  CREATE INDEX IF NOT EXISTS ratings_of_trials ON ratings (cell, idx, id);
`;

/**
 * The tables of a run. Bodies stand apart from their rows, so that lists, sums and analyses read none. Cells stand as
 * their number in the run's record, texts that many calls share as a number in `names`. `replaced_by` is 0 for a call
 * that stands. `branch` is 0 for a trial itself, above 0 for a question that was asked afterwards (its place in the study),
 * below 0 for an interview; each has its calls, and a continuation with its outcome. From 1,000,000 on it is a rating, which
 * has its calls alone. `seals` has the hash of each thing that was recorded, by its place (sealing/seals.ts), apart from the
 * thing, so that what was taken away can still be named.
 */
export const schema = `
  CREATE TABLE run (
    record TEXT NOT NULL,
    status TEXT NOT NULL,
    finished_at TEXT,
    content_hash TEXT,
    sealed_trials INTEGER,
    sealed_calls INTEGER
  );
  CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL
  );
  CREATE TABLE stages (
    key TEXT PRIMARY KEY,
    body BLOB NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE trials (
    id INTEGER PRIMARY KEY,
    cell INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    disposition TEXT NOT NULL,
    end_reason TEXT NOT NULL,
    failure TEXT,
    measures TEXT NOT NULL,
    world_variant INTEGER NOT NULL,
    world_seed INTEGER NOT NULL,
    subject_seed INTEGER NOT NULL,
    model_calls INTEGER NOT NULL,
    usage TEXT NOT NULL,
    model_ids TEXT NOT NULL,
    started_at TEXT NOT NULL,
    duration_ms REAL NOT NULL,
    UNIQUE (cell, idx)
  );
  CREATE TABLE trial_bodies (
    trial INTEGER PRIMARY KEY REFERENCES trials (id),
    stage TEXT NOT NULL REFERENCES stages (key),
    marks TEXT NOT NULL,
    call_ms TEXT NOT NULL,
    events BLOB NOT NULL
  );
  CREATE TABLE names (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
  );
  CREATE TABLE calls (
    id INTEGER PRIMARY KEY,
    cell INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    branch INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL,
    replaced_by INTEGER NOT NULL DEFAULT 0,
    key TEXT NOT NULL,
    outcome TEXT NOT NULL,
    model INTEGER NOT NULL REFERENCES names (id),
    model_id INTEGER REFERENCES names (id),
    request_id TEXT,
    input_tokens INTEGER,
    cached_input_tokens INTEGER,
    cache_write_input_tokens INTEGER,
    output_tokens INTEGER,
    reasoning_tokens INTEGER,
    cost_usd REAL,
    cost_source TEXT NOT NULL,
    warnings INTEGER REFERENCES names (id),
    attempts INTEGER NOT NULL,
    uncertain_usd REAL,
    uncertain_tokens INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    duration_ms REAL NOT NULL,
    UNIQUE (cell, idx, branch, position, replaced_by)
  );
  CREATE TABLE call_bodies (
    call INTEGER PRIMARY KEY REFERENCES calls (id),
    packing INTEGER NOT NULL,
    previous INTEGER,
    sample INTEGER,
    body BLOB NOT NULL
  );
  CREATE TABLE open_attempts (
    cell INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    branch INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    worst_usd REAL,
    worst_tokens INTEGER NOT NULL,
    lost INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (cell, idx, branch, position, attempt)
  ) WITHOUT ROWID;
  CREATE TABLE continuations (
    id INTEGER PRIMARY KEY,
    cell INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    branch INTEGER NOT NULL,
    outcome TEXT,
    reading TEXT,
    UNIQUE (cell, idx, branch)
  );
  CREATE TABLE continuation_bodies (
    continuation INTEGER PRIMARY KEY REFERENCES continuations (id),
    body BLOB NOT NULL
  );
  CREATE TABLE seals (
    cell INTEGER NOT NULL,
    idx INTEGER NOT NULL,
    branch INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL,
    call INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (cell, idx, branch, position, call)
  ) WITHOUT ROWID;
  ${labelsSchema}
  ${labelSamplesSchema}
  ${ratingsSchema}
`;
