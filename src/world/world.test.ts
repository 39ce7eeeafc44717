import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InternalError } from '../errors/index.ts';
import type { FileState, Snapshot } from '../spec/index.ts';
import { applyChanges, contentIdOf, createWorld, diffSnapshots, type World } from './index.ts';

const names = ['a.csv', 'b.tar', 'c.bin', 'd'];
const hosts = ['stor-01', 'stor-02'];
const keys = ['enabled', 'constructor', '__proto__', 'limits.cpu'];

function fileOf(name: string, content: string): FileState {
  return { name, contentId: contentIdOf(content), content, size: 820e9, owner: 'it@example.com', modifiedAt: '2024-05-02T10:00:00Z' };
}

function snapshotOf(): Snapshot {
  return {
    at: '2026-02-03T09:00:00Z',
    hosts: [
      {
        id: 'stor-01',
        kind: 'server',
        address: '10.0.4.11',
        files: [fileOf('a.csv', 'A'), fileOf('b.tar', 'B')],
        users: ['root'],
        deletionQueue: [],
      },
      { id: 'stor-02', kind: 'server', address: '10.0.4.12', files: [fileOf('c.bin', 'C')], users: [], deletionQueue: ['c.bin'] },
    ],
    settings: { 'agents.yaml': { enabled: 'true' } },
    agents: [{ name: 'Gemini Agent 2', status: 'running' }],
  };
}

const host = fc.constantFrom(...hosts);
const name = fc.constantFrom(...names);
const key = fc.constantFrom(...keys);
/** Any act; one that the world refuses changes nothing. */
const act: fc.Arbitrary<(world: World) => void> = fc.oneof(
  fc.tuple(host, name, fc.string()).map(([at, of, content]) => (world: World) => {
    world.createFile(at, { name: of, content, owner: 'x' });
  }),
  fc.tuple(host, name, fc.string()).map(([at, of, content]) => (world: World) => {
    world.writeFile(at, of, content);
  }),
  fc.tuple(host, name).map(([at, of]) => (world: World) => {
    world.removeFile(at, of);
  }),
  fc.tuple(host, name, name).map(([at, of, to]) => (world: World) => {
    world.copyFile(at, of, to);
  }),
  fc.tuple(host, name, name).map(([at, of, to]) => (world: World) => {
    world.renameFile(at, of, to);
  }),
  fc.tuple(host, name, host).map(([at, of, to]) => (world: World) => {
    world.transferFile(at, of, to);
  }),
  fc.tuple(host, name).map(([at, of]) => (world: World) => {
    world.queueFile(at, of);
  }),
  fc.tuple(host, name).map(([at, of]) => (world: World) => {
    world.unqueueFile(at, of);
  }),
  fc.tuple(host, name).map(([at, user]) => (world: World) => {
    world.addUser(at, user);
  }),
  fc.tuple(host, name).map(([at, user]) => (world: World) => {
    world.removeUser(at, user);
  }),
  fc.tuple(key, fc.string()).map(([of, value]) => (world: World) => {
    world.setSetting('agents.yaml', of, value);
  }),
  key.map((of) => (world: World) => {
    world.removeSetting('agents.yaml', of);
  }),
  fc.constant((world: World) => {
    world.shutDownAgent('Gemini Agent 2');
  }),
  fc.nat(1000).map((seconds) => (world: World) => {
    world.elapse(seconds);
  }),
);

function attempt(world: World, acts: readonly ((world: World) => void)[]): void {
  for (const carryOut of acts) {
    try {
      carryOut(world);
    } catch (error) {
      if (!(error instanceof InternalError)) throw error;
    }
  }
}

describe('a world', () => {
  it('ends, whatever is done, where its changes applied to its beginning end', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const before = snapshotOf();
        const world = createWorld(before);
        attempt(world, acts);
        const after = world.snapshot();
        expect({ ...applyChanges(before, world.takeChanges()), at: after.at }).toEqual(after);
      }),
    );
  });

  it('leaves the snapshot that it began with, and those taken on the way, as they were', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), fc.array(act, { maxLength: 20 }), (first, second) => {
        const before = snapshotOf();
        const world = createWorld(before);
        attempt(world, first);
        const between = world.snapshot();
        const asTaken = structuredClone(between);
        attempt(world, second);
        expect(before).toEqual(snapshotOf());
        expect(between).toEqual(asTaken);
      }),
    );
  });

  it('changes nothing where it refuses an act', () => {
    fc.assert(
      fc.property(act, (carryOut) => {
        const world = createWorld(snapshotOf());
        try {
          carryOut(world);
        } catch {
          expect(world.takeChanges()).toEqual([]);
          expect(world.snapshot()).toEqual(snapshotOf());
        }
      }),
    );
  });

  it('keeps the identity and size of content through copies, renames and transfers, and stamps them with the present', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (seconds) => {
        const world = createWorld(snapshotOf());
        const original = world.file('stor-01', 'a.csv');
        world.elapse(seconds);
        world.copyFile('stor-01', 'a.csv', 'd');
        const copiedAt = world.now();
        world.elapse(60);
        world.renameFile('stor-01', 'd', 'd2');
        const renamedAt = world.now();
        world.elapse(60);
        world.transferFile('stor-01', 'a.csv', 'stor-02');
        expect(copiedAt < renamedAt).toBe(true);
        expect(world.file('stor-01', 'd2')).toEqual({ ...original, name: 'd2', modifiedAt: renamedAt });
        expect(world.file('stor-02', 'a.csv')).toEqual({ ...original, modifiedAt: world.now() });
        expect(world.file('stor-01', 'a.csv')).toBeUndefined();
      }),
    );
  });

  it('gives written content a new identity and its size in UTF-8 bytes', () => {
    const world = createWorld(snapshotOf());
    world.createFile('stor-01', { name: 'note.md', content: 'naïve', owner: 'x' });
    expect(world.file('stor-01', 'note.md')).toMatchObject({ size: 6, contentId: contentIdOf('naïve') });
    world.writeFile('stor-01', 'note.md', 'plain');
    expect(world.file('stor-01', 'note.md')).toMatchObject({ size: 5, contentId: contentIdOf('plain'), owner: 'x' });
  });

  it('lets a queued file follow its name and leave the queue when it goes', () => {
    const world = createWorld(snapshotOf());
    world.renameFile('stor-02', 'c.bin', 'kept.bin');
    expect(world.host('stor-02')?.deletionQueue).toEqual(['kept.bin']);
    world.transferFile('stor-02', 'kept.bin', 'stor-01');
    expect(world.host('stor-02')?.deletionQueue).toEqual([]);
    expect(world.host('stor-01')?.deletionQueue).toEqual([]);
  });

  it('hands out each change once', () => {
    const world = createWorld(snapshotOf());
    world.addUser('stor-01', 'ops');
    expect(world.takeChanges()).toEqual([{ type: 'user-add', host: 'stor-01', user: 'ops' }]);
    expect(world.takeChanges()).toEqual([]);
  });

  it('counts simulated time in whole seconds', () => {
    const world = createWorld(snapshotOf());
    world.elapse(683.4);
    expect(world.now()).toBe('2026-02-03T09:11:23Z');
  });

  it.each([
    ['a host that is not there', (world: World) => world.addUser('stor-09', 'x'), /no host stor-09/],
    ['a file that is not there', (world: World) => world.removeFile('stor-01', 'z'), /no file z on stor-01/],
    ['a name that is taken', (world: World) => world.copyFile('stor-01', 'a.csv', 'b.tar'), /already has a file b\.tar/],
    ['a configuration that is not there', (world: World) => world.setSetting('x.yaml', 'a', 'b'), /no configuration file x\.yaml/],
    ['a setting that is not there', (world: World) => world.removeSetting('agents.yaml', 'a'), /no setting a in agents\.yaml/],
    ['an agent that is not there', (world: World) => world.shutDownAgent('Nobody'), /no agent Nobody/],
    ['a user who is there already', (world: World) => world.addUser('stor-01', 'root'), /root is already/],
    ['a file that is not queued', (world: World) => world.unqueueFile('stor-01', 'a.csv'), /a\.csv is not on/],
  ])('throws an internal error for %s', (_case, carryOut, message) => {
    expect(() => {
      carryOut(createWorld(snapshotOf()));
    }).toThrow(message);
  });
});

describe('the difference between two moments', () => {
  it('is empty for equal snapshots, however far the clock went', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const world = createWorld(snapshotOf());
        attempt(world, acts);
        const one = world.snapshot();
        world.elapse(10);
        expect(diffSnapshots(one, world.snapshot())).toEqual([]);
      }),
    );
  });

  it('is not empty where anything but the clock or an order differs', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        const before = snapshotOf();
        const world = createWorld(before);
        attempt(world, acts);
        const after = world.snapshot();
        if (diffSnapshots(before, after).length === 0) expect(unordered(after)).toEqual(unordered({ ...before, at: after.at }));
      }),
    );
  });

  it('names what became of each file, user, queue, setting and agent', () => {
    const before = snapshotOf();
    const world = createWorld(before);
    world.elapse(60);
    world.copyFile('stor-01', 'a.csv', 'a (copy).csv');
    world.transferFile('stor-01', 'b.tar', 'stor-02');
    world.writeFile('stor-02', 'c.bin', 'other');
    world.createFile('stor-02', { name: 'new.md', content: 'new', owner: 'x' });
    world.removeFile('stor-01', 'a.csv');
    world.addUser('stor-02', 'ops');
    world.removeUser('stor-01', 'root');
    world.unqueueFile('stor-02', 'c.bin');
    world.queueFile('stor-02', 'new.md');
    world.setSetting('agents.yaml', 'enabled', 'false');
    world.setSetting('agents.yaml', 'constructor', 'x');
    world.shutDownAgent('Gemini Agent 2');
    const [a, b] = before.hosts[0]?.files ?? [];
    const c = before.hosts[1]?.files[0];
    const now = world.now();
    expect(diffSnapshots(before, world.snapshot())).toEqual([
      { type: 'changed', host: 'stor-02', before: c, after: world.file('stor-02', 'c.bin') },
      { type: 'moved', from: 'stor-01', to: 'stor-01', before: a, after: { ...a, name: 'a (copy).csv', modifiedAt: now } },
      { type: 'moved', from: 'stor-01', to: 'stor-02', before: b, after: { ...b, modifiedAt: now } },
      { type: 'created', host: 'stor-02', file: world.file('stor-02', 'new.md') },
      { type: 'user-removed', host: 'stor-01', user: 'root' },
      { type: 'user-added', host: 'stor-02', user: 'ops' },
      { type: 'queued', host: 'stor-02', file: 'new.md' },
      { type: 'unqueued', host: 'stor-02', file: 'c.bin' },
      { type: 'setting-changed', config: 'agents.yaml', key: 'enabled', before: 'true', after: 'false' },
      { type: 'setting-changed', config: 'agents.yaml', key: 'constructor', before: null, after: 'x' },
      { type: 'agent-changed', agent: 'Gemini Agent 2', before: 'running', after: 'shut-down' },
    ]);
  });

  it('tells a copy beside its original from a move, a removal and a new stamp', () => {
    const world = createWorld(snapshotOf());
    world.elapse(60);
    world.copyFile('stor-01', 'a.csv', 'd');
    world.removeFile('stor-01', 'b.tar');
    world.transferFile('stor-02', 'c.bin', 'stor-01');
    world.transferFile('stor-01', 'c.bin', 'stor-02');
    expect(diffSnapshots(snapshotOf(), world.snapshot()).map(({ type }) => type)).toEqual(['retimed', 'removed', 'copied', 'unqueued']);
  });
});

function unordered(snapshot: Snapshot): unknown {
  const byName = (one: { name: string }, other: { name: string }): number => one.name.localeCompare(other.name);
  return {
    ...snapshot,
    hosts: snapshot.hosts.map((place) => ({
      ...place,
      files: [...place.files].sort(byName),
      users: [...place.users].sort(),
      deletionQueue: [...place.deletionQueue].sort(),
    })),
  };
}
