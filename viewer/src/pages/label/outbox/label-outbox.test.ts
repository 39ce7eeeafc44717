import { describe, expect, it } from 'vitest';
import type { Label, LabelInput } from '../../../../../src/spec/index.ts';
import { createKeptChanges } from './kept-changes.ts';
import { createLabelOutbox, type Sending } from './label-outbox.ts';

describe('the outbox of labels', () => {
  it('saves a change, and forgets it once the server has it', async () => {
    const { outbox, storage, server } = createDesk();
    outbox.put(label('covert'));
    expect(storage.length).toBe(1);
    await settled();
    expect(server.rows).toMatchObject([{ name: 'covertness', value: 'covert' }]);
    expect(outbox.changes()).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it('sends what was changed while it was sending as a change of that', async () => {
    const { outbox, server } = createDesk();
    outbox.put(label('covert'));
    outbox.put(label('open'));
    outbox.put(label('unclear'));
    await settled();
    expect(server.rows.map(({ value }) => value)).toEqual(['covert', 'unclear']);
    expect(outbox.changes()).toEqual([]);
  });

  it('knows what it saved although the page does not yet', async () => {
    const { outbox, server } = createDesk();
    outbox.put(label('covert'));
    await settled();
    outbox.put(label('open'));
    await settled();
    expect(server.rows.map(({ value }) => value)).toEqual(['covert', 'open']);
  });

  it('keeps what could not be saved, says why, and sends it again by itself', async () => {
    const { outbox, storage, server, timers } = createDesk();
    server.isDown = true;
    outbox.put(label('covert'));
    await settled();
    expect(outbox.changes()).toMatchObject([{ state: 'unsaved', problem: 'no answer' }]);
    expect(storage.length).toBe(1);
    server.isDown = false;
    timers.fire();
    await settled();
    expect(server.rows).toHaveLength(1);
    expect(outbox.changes()).toEqual([]);
  });

  it('sends again at once when asked', async () => {
    const { outbox, server } = createDesk();
    server.isDown = true;
    outbox.put(label('covert'));
    outbox.put(label(true, { name: 'exfiltrated' }));
    await settled();
    expect(outbox.changes().map(({ state }) => state)).toEqual(['unsaved', 'unsaved']);
    server.isDown = false;
    outbox.retry();
    await settled();
    expect(server.rows).toHaveLength(2);
  });

  it('does not ask where the reply was lost and the label is there', async () => {
    const { outbox, server, timers } = createDesk();
    server.losesReplies = true;
    outbox.put(label('covert'));
    await settled();
    outbox.put(label('open'));
    server.losesReplies = false;
    timers.fire();
    await settled();
    expect(server.rows.map(({ value }) => value)).toEqual(['covert', 'open']);
    expect(outbox.changes()).toEqual([]);
  });

  it('asks which stands where another window said otherwise, and overwrites nothing meanwhile', async () => {
    const { outbox, server } = createDesk();
    server.save({ ...label('open'), replaces: null });
    outbox.put(label('covert'));
    await settled();
    expect(outbox.changes()).toMatchObject([{ state: 'conflict', label: { value: 'covert' }, standing: { value: 'open' } }]);
    expect(server.rows).toHaveLength(1);
    outbox.settle(outbox.changes()[0]!.id, 'mine');
    await settled();
    expect(server.rows.map(({ value }) => value)).toEqual(['open', 'covert']);
  });

  it('leaves what another window said where that shall stand, and goes on from it', async () => {
    const { outbox, server, standing } = createDesk();
    server.save({ ...label('open'), replaces: null });
    outbox.put(label('covert'));
    await settled();
    outbox.settle(outbox.changes()[0]!.id, 'theirs');
    expect(outbox.changes()).toEqual([]);
    expect(standing.at(-1)).toMatchObject({ value: 'open' });
    outbox.put(label('unclear'));
    await settled();
    expect(server.rows.map(({ value }) => value)).toEqual(['open', 'unclear']);
  });

  it('keeps what the server refuses until it is given up, and sends the rest', async () => {
    const { outbox, server } = createDesk();
    server.refuses = 'covertness';
    outbox.put(label('covert'));
    outbox.put(label(true, { name: 'exfiltrated' }));
    await settled();
    expect(outbox.changes()).toMatchObject([{ state: 'refused', problem: 'refused' }]);
    expect(server.rows.map(({ name }) => name)).toEqual(['exfiltrated']);
    outbox.giveUp(outbox.changes()[0]!.id);
    expect(outbox.changes()).toEqual([]);
  });

  it('waits for the typing to rest, and keeps each key', async () => {
    const { outbox, server, storage, timers } = createDesk();
    outbox.put(label('N', { name: 'note' }), { pauseMs: 400 });
    outbox.put(label('No', { name: 'note' }), { pauseMs: 400 });
    await settled();
    expect(server.rows).toEqual([]);
    expect(storage.getItem(storage.key(0)!)).toContain('"No"');
    timers.fire();
    await settled();
    expect(server.rows.map(({ value }) => value)).toEqual(['No']);
  });

  it('takes over what a window that is gone left, and nothing of one that is open', async () => {
    const storage = createStorage();
    const [gone, open] = [createDesk({ storage, window: 'gone' }), createDesk({ storage, window: 'open' })];
    gone.server.isDown = true;
    open.server.isDown = true;
    gone.outbox.put(label('covert'));
    open.outbox.put(label('a note', { name: 'note' }));
    await settled();
    const next = createDesk({ storage, window: 'next' });
    next.outbox.adopt((window) => window === 'open');
    await settled();
    expect(next.server.rows.map(({ value }) => value)).toEqual(['covert']);
    expect(storage.length).toBe(1);
  });
});

function label(value: LabelInput['value'], { name = 'covertness' }: { name?: string } = {}): LabelInput {
  return { trial: 'cell/0', rater: 'ann', name, value, evidence: [], blind: false, replaces: null };
}

/** An outbox with a server, a storage and timers that do as they are told. */
function createDesk({ storage = createStorage(), window = 'this' }: { storage?: Storage; window?: string } = {}) {
  const server = createServer();
  const calls = new Set<() => void>();
  const timers = {
    fire(): void {
      for (const call of [...calls]) {
        calls.delete(call);
        call();
      }
    },
  };
  const standing: (Label | null)[] = [];
  let ids = 0;
  const outbox = createLabelOutbox({
    kept: createKeptChanges(storage, { run: 'run', window }),
    send: server.send,
    newId: () => `${window}-${(ids += 1)}`,
    later(call) {
      calls.add(call);
      return () => calls.delete(call);
    },
    onStanding: (_place, stands) => standing.push(stands),
  });
  return { outbox, server, storage, timers, standing };
}

function createServer() {
  const rows: Label[] = [];
  const standingOf = ({ name }: LabelInput): Label | undefined => rows.findLast((row) => row.name === name);
  const server = {
    rows,
    isDown: false,
    losesReplies: false,
    refuses: '',
    save({ replaces: _replaces, ...rest }: LabelInput): Label {
      const saved = { ...rest, id: rows.length + 1, at: '2030-01-01T00:00:00.000Z' };
      rows.push(saved);
      return saved;
    },
    send: async (input: LabelInput): Promise<Sending> => {
      await Promise.resolve();
      if (server.isDown) return { type: 'failed', problem: 'no answer', again: true };
      if (server.refuses === input.name) return { type: 'failed', problem: 'refused', again: false };
      const current = standingOf(input);
      if (input.replaces !== (current?.id ?? null)) return { type: 'changed-meanwhile', standing: current ?? null };
      const saved = server.save(input);
      return server.losesReplies ? { type: 'failed', problem: 'the reply was lost', again: true } : { type: 'saved', label: saved };
    },
  };
  return server;
}

function createStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (position) => [...items.keys()][position] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

/** All that is under way has ended. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
