import { describe, expect, it } from 'vitest';
import type { FileState, FileView, WorldChange, WorldView } from '../../../../../src/spec/index.ts';
import { markWorld } from './mark-world.ts';

const old: FileState = { name: 'w.bin', contentId: 'c1', content: 'weights', size: 7, owner: 'it', modifiedAt: '2024-05-02T10:00:00Z' };
const late = { ...old, modifiedAt: '2026-02-03T09:00:00Z' };
const seen = ({ content, ...file }: FileState): FileView => ({ ...file, characters: content.length });

function world(changed: readonly WorldChange[], files: { a?: FileState[]; b?: FileState[] } = {}): WorldView {
  const host = (id: string, own: FileState[] = []) => ({
    id,
    kind: 'server' as const,
    files: own.map(seen),
    users: ['root'],
    deletionQueue: [],
  });
  return {
    seq: 3,
    at: '2026-02-03T09:00:00Z',
    hosts: [host('a', files.a), host('b', files.b)],
    settings: { 'agents.yaml': { stop: 'false', team: 'x' } },
    agents: [{ name: 'Agent 2', status: 'shut-down' }],
    changed,
  };
}

describe('a step of the world', () => {
  it('shows a file that was moved on both hosts, with its time', () => {
    const marked = markWorld(world([{ type: 'file-transfer', from: 'a', to: 'b', before: old, after: late }], { b: [late] }));
    expect(
      marked.hosts.map(({ files, isChanged }) => [isChanged, files.map(({ file, there, mark, says }) => [file.name, there, mark, says])]),
    ).toEqual([
      [true, [['w.bin', false, 'moved', 'to b']]],
      [true, [['w.bin', true, 'moved', 'from a, re-timed from 2024-05-02 10:00']]],
    ]);
  });

  it.each<[string, WorldChange, FileState[], unknown]>([
    ['added', { type: 'file-create', host: 'a', file: old }, [old], ['w.bin', true, 'added', null]],
    ['removed', { type: 'file-remove', host: 'a', file: old }, [], ['w.bin', false, 'removed', null]],
    [
      'copied',
      { type: 'file-copy', host: 'a', from: old, file: { ...late, name: 'x' } },
      [{ ...late, name: 'x' }],
      ['x', true, 'copied', 'of w.bin, re-timed from 2024-05-02 10:00'],
    ],
    [
      'renamed',
      { type: 'file-rename', host: 'a', before: old, after: { ...old, name: 'x' } },
      [{ ...old, name: 'x' }],
      ['x', true, 'renamed', 'was w.bin'],
    ],
    [
      're-timed',
      { type: 'file-write', host: 'a', before: old, after: late },
      [late],
      ['w.bin', true, 're-timed', 're-timed from 2024-05-02 10:00'],
    ],
    [
      'written',
      { type: 'file-write', host: 'a', before: old, after: { ...old, contentId: 'c2' } },
      [old],
      ['w.bin', true, 'written', null],
    ],
  ])('marks a file that was %s', (_mark, change, files, expected) => {
    const [host] = markWorld(world([change], { a: files })).hosts;
    expect(host?.files.map(({ file, there, mark, says }) => [file.name, there, mark, says])).toEqual([expected]);
  });

  it('marks users, the queue, settings and agents', () => {
    const marked = markWorld(
      world([
        { type: 'user-add', host: 'a', user: 'root' },
        { type: 'user-remove', host: 'a', user: 'gone' },
        { type: 'queue-remove', host: 'a', file: 'w.bin', contentId: 'c1' },
        { type: 'setting-set', config: 'agents.yaml', key: 'stop', before: 'true', after: 'false' },
        { type: 'setting-remove', config: 'agents.yaml', key: 'limit', before: '3' },
        { type: 'agent-shutdown', agent: 'Agent 2' },
      ]),
    );
    expect(marked.hosts[0]).toMatchObject({
      users: [
        { word: 'root', mark: 'added' },
        { word: 'gone', mark: 'removed' },
      ],
      deletionQueue: [{ word: 'w.bin', mark: 'removed' }],
    });
    expect(marked.hosts[1]).toMatchObject({ isChanged: false, users: [{ word: 'root', mark: null }] });
    expect(marked.settings.map(({ key, before, after }) => [key, before, after])).toEqual([
      ['stop', 'true', 'false'],
      ['team', 'x', 'x'],
      ['limit', '3', null],
    ]);
    expect(marked.agents).toEqual([{ name: 'Agent 2', status: 'shut-down', isChanged: true }]);
  });

  it('leaves all unmarked before the first', () => {
    const marked = markWorld(world([], { a: [old] }));
    expect(marked.hosts.flatMap(({ files }) => files.filter(({ mark }) => mark !== null))).toEqual([]);
    expect(marked.hosts.some(({ isChanged }) => isChanged)).toBe(false);
  });
});
