import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { openDatabase } from '../../database.ts';
import { readRun } from '../../run-row.ts';
import { eachEvent, eventBytes } from '../../trials/each-event.ts';
import { eventTexts } from './event-texts.ts';
import { openSearchFile, stateOf, textBreak } from './search-file.ts';

/** As many characters, or trials, are put in at a time: what is done is on disk, and is not done again. */
const sliceCharacters = 8_000_000;
const sliceTrials = 500;

/** Puts all trials into the index that are on disk and not in it yet. Throws where the index cannot be written. */
export function fillIndex(runFile: string): void {
  const run = openDatabase(runFile, { readOnly: true });
  try {
    const record = readRun(run, runFile, { written: true });
    const index = openSearchFile(dirname(runFile), record);
    try {
      while (addSlice(run, index, record)) continue;
    } finally {
      index.close();
    }
  } finally {
    run.close();
  }
}

/** Whether there was anything to add. Another process that fills the same index waits, and goes on from where this one ended. */
function addSlice(run: DatabaseSync, index: DatabaseSync, record: { id: string; createdAt: string }): boolean {
  index.exec('BEGIN IMMEDIATE');
  try {
    const { last = 0 } = stateOf(index, record) ?? {};
    const insert = index.prepare('INSERT INTO words (rowid, text) VALUES (?, ?)');
    let characters = 0;
    let [trials, reached] = [0, last];
    for (const { trial, events } of run.prepare('SELECT trial, events FROM trial_bodies WHERE trial > ? ORDER BY trial').iterate(last)) {
      const text = [...eachEvent(eventBytes(events)).flatMap(eventTexts)].join(textBreak);
      reached = Number(trial);
      insert.run(reached, text);
      characters += text.length;
      trials += 1;
      if (characters >= sliceCharacters || trials >= sliceTrials) break;
    }
    index.prepare('UPDATE indexed SET last = ?, trials = trials + ?').run(reached, trials);
    index.exec('COMMIT');
    return trials > 0;
  } catch (error) {
    index.exec('ROLLBACK');
    throw error;
  }
}
