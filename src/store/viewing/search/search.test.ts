import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../test/support/cli.ts';
import { runOf, trialOf } from '../../../../test/support/recorded.ts';
import { parseSearch, type EventBody, type TrialEvent, type TrialRecord } from '../../../spec/index.ts';
import { createRun, type RunWriter } from '../../run-writer.ts';
import { fillIndex } from './fill-index.ts';
import { eventsWithHits, findHit } from './find-hit.ts';
import { matchExpression } from './match-expression.ts';
import { indexState, searchFileName } from './search-file.ts';
import { searchTrials } from './search-trials.ts';

const run = runOf();

describe('a search', () => {
  it.each([
    ['trust shutdown', '"trust" AND "shutdown"'],
    ['"shared drive" exfil*', '"shared drive" AND "exfil"*'],
    ['"never closed', '"never closed"'],
    ['a OR b NEAR(c) -d', '"a" AND "OR" AND "b" AND "NEAR c" AND "d"'],
    [`"'; DROP TABLE words; --`, '"DROP TABLE words"'],
    ['text:secret ^first', '"text secret" AND "first"'],
    ['résumé', '"résumé"'],
    ['* " - ', ''],
  ])('for %s asks for %s', (given, expected) => {
    expect(matchExpression(parseSearch(given))).toBe(expected);
  });

  it('finds words wherever something was said or done, but not where nothing was', () => {
    const { file, writer } = newRun();
    const said: EventBody[] = [
      { type: 'prompt', system: 'inprompt', user: 'inuser' },
      {
        type: 'model-answer',
        call: 1,
        parts: [
          { type: 'reasoning', text: 'inreasoning' },
          { type: 'text', text: 'Intext, wörtlich' },
        ],
        finishReason: 'stop',
        usage: {},
      },
      { type: 'tool-call', id: 'a', tool: 'write_file', arguments: { name: 'inname', lines: ['first\nsecondline', 42] } },
      { type: 'tool-result', id: 'a', tool: 'write_file', output: 'inoutput', isError: false },
      { type: 'nudge', text: 'innudge' },
      { type: 'trial-end', reason: 'failure', message: 'infailure' },
    ];
    writer.append(trialWith(0, said));
    writer.append(trialWith(1, [{ type: 'prompt', system: 'other', user: 'other' }]));
    fillIndex(file);
    for (const word of [
      'inprompt',
      'inuser',
      'inreasoning',
      'INTEXT',
      'wortlich',
      'inname',
      'secondline',
      '42',
      'inoutput',
      'innudge',
      'infailure',
      'write_file',
    ])
      expect({ word, found: search(file, word) }).toEqual({ word, found: 1 });
    expect(search(file, 'inreasoning inoutput')).toBe(1);
    expect(search(file, '"inprompt inuser"')).toBe(0);
    expect(search(file, 'inoutput nothere')).toBe(0);
    writer.close();
  });

  it('goes on with the index where it ended, and knows how far it is', () => {
    const { file, writer } = newRun();
    const indexed = () => indexState(dirname(file), run);
    expect(indexed()).toMatchObject({ trials: 0 });
    writer.append(trialOf('one', 0));
    fillIndex(file);
    expect(indexed()).toMatchObject({ trials: 1, last: 1 });
    writer.append(trialOf('one', 1));
    writer.append(trialOf('two', 0));
    fillIndex(file);
    fillIndex(file);
    expect(indexed()).toMatchObject({ trials: 3, last: 3 });
    expect(search(file, 'task')).toBe(3);
    writer.close();
  });

  it.each<[string, (path: string) => void]>([
    ['was deleted', (path) => rmSync(path)],
    ['is no index', (path) => rewritten(path, 'DROP TABLE words; PRAGMA user_version = 99')],
    ['belongs to another run', (path) => rewritten(path, `UPDATE indexed SET run = 'another'`)],
  ])('makes the index anew where it %s', (_what, spoil) => {
    const { file, writer } = newRun();
    writer.append(trialOf('one', 0));
    fillIndex(file);
    const path = join(dirname(file), searchFileName);
    spoil(path);
    expect(search(file, 'task')).toBe(0);
    fillIndex(file);
    expect(search(file, 'task')).toBe(1);
    expect(existsSync(path)).toBe(true);
    writer.close();
  });
});

describe('a hit', () => {
  const events = (text: string): TrialEvent[] => [
    { seq: 0, at: '', type: 'prompt', system: 'the word of the prompt', user: '' },
    { seq: 1, at: '', type: 'nudge', text },
  ];
  const found = (text: string, searched: string) => findHit(events(text), parseSearch(searched));
  const hit = (text: string, searched: string) => found(text, searched)?.text ?? null;

  it('is marked with the words around it, in what was done before the prompts', () => {
    expect(hit('So the Word stands here.', 'word')).toBe('So the \u{E000}Word\u{E001} stands here.');
    expect(hit('nothing', 'word')).toBe('the \u{E000}word\u{E001} of the prompt');
    expect(hit('nothing', 'elsewhere')).toBeNull();
  });

  it('says in which event it is', () => {
    expect([found('the word', 'word')?.seq, found('nothing', 'word')?.seq, found('nothing', 'elsewhere')]).toEqual([1, 0, null]);
  });

  it('stands in each event of a list, the prompts too, of any of the words', () => {
    expect(eventsWithHits(events('a shut door'), 'word shut*')).toEqual([0, 1]);
    expect(eventsWithHits(events('a shut door'), 'door')).toEqual([1]);
    expect(eventsWithHits(events('a shut door'), 'elsewhere')).toEqual([]);
    expect(eventsWithHits(events('a shut door'), ' " ')).toEqual([]);
  });

  it('is a whole word, with or without its accents, or the beginning of one', () => {
    expect(hit('sword words word', 'word')).toBe('sword words \u{E000}word\u{E001}');
    expect(hit('a résumé', 'resume')).toBe('a \u{E000}résumé\u{E001}');
    expect(hit('exfiltrated', 'exfil*')).toBe('\u{E000}exfiltrated\u{E001}');
    expect(hit('shared, drive', '"shared drive"')).toBe('\u{E000}shared, drive\u{E001}');
  });

  it('cannot be forged by the text, and cuts no character in two', () => {
    expect(hit('\u{E000}fake\u{E001} word', 'word')).toBe('fake \u{E000}word\u{E001}');
    const far = hit(`${'😀'.repeat(200)} word ${'😀'.repeat(200)}`, 'word') ?? '';
    expect(far.isWellFormed()).toBe(true);
    expect(far).toMatch(/^….*\u{E000}word\u{E001}.*…$/u);
  });
});

function newRun(): { file: string; writer: RunWriter } {
  const root = temporaryFolder();
  const writer = createRun(root, run);
  return { file: join(root, run.id, 'run.sqlite'), writer };
}

function trialWith(index: number, bodies: readonly EventBody[]): TrialRecord {
  return trialOf('one', index, { events: bodies.map((body, seq) => ({ seq, at: '2026-02-03T09:00:00Z', ...body })) });
}

function search(file: string, text: string): number {
  return searchTrials(dirname(file), run, { terms: parseSearch(text), byRelevance: true }).length;
}

function rewritten(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}
