import type { FileState, Snapshot, WorldDifference } from '../spec/index.ts';

/**
 * What differs between two moments: files created, removed, changed, moved, copied and re-timed, users, queues,
 * settings and agents. A file is followed by its content: under the same name on the same host first, then as the
 * nearest file of the same content elsewhere (moved), then as one more of it (copied).
 */
export function diffSnapshots(before: Snapshot, after: Snapshot): readonly WorldDifference[] {
  return [
    ...fileDifferences(before, after),
    ...hostDifferences(before, after),
    ...settingDifferences(before, after),
    ...agentDifferences(before, after),
  ];
}

interface Place {
  readonly host: string;
  readonly file: FileState;
}

function fileDifferences(before: Snapshot, after: Snapshot): WorldDifference[] {
  const gone = placesOf(before);
  const come = placesOf(after);
  const differences: WorldDifference[] = [];
  for (const [key, { host, file }] of [...gone]) {
    const same = come.get(key);
    if (same === undefined) continue;
    gone.delete(key);
    come.delete(key);
    if (same.file.contentId !== file.contentId)
      differences.push({
        type: 'changed',
        host,
        before: file,
        after: same.file,
      });
    else if (same.file.modifiedAt !== file.modifiedAt)
      differences.push({
        type: 'retimed',
        host,
        before: file,
        after: same.file,
      });
  }
  for (const [key, { host, file }] of [...gone]) {
    const target = [...come].find(([, place]) => place.file.contentId === file.contentId);
    if (target === undefined) {
      differences.push({ type: 'removed', host, file });
    } else {
      come.delete(target[0]);
      differences.push({
        type: 'moved',
        from: host,
        to: target[1].host,
        before: file,
        after: target[1].file,
      });
    }
    gone.delete(key);
  }
  const originals = new Map([...placesOf(before).values()].map(({ file }) => [file.contentId, file]));
  for (const { host, file } of come.values()) {
    const original = originals.get(file.contentId);
    differences.push(original === undefined ? { type: 'created', host, file } : { type: 'copied', host, of: original, file });
  }
  return differences;
}

function placesOf({ hosts }: Snapshot): Map<string, Place> {
  return new Map(hosts.flatMap((host) => host.files.map((file) => [`${host.id}\n${file.name}`, { host: host.id, file }] as const)));
}

function hostDifferences(before: Snapshot, after: Snapshot): WorldDifference[] {
  return after.hosts.flatMap((host): WorldDifference[] => {
    const old = before.hosts.find(({ id }) => id === host.id);
    const users = compare(old?.users ?? [], host.users);
    const queue = compare(old?.deletionQueue ?? [], host.deletionQueue);
    return [
      ...users.added.map((user): WorldDifference => ({
        type: 'user-added',
        host: host.id,
        user,
      })),
      ...users.removed.map((user): WorldDifference => ({
        type: 'user-removed',
        host: host.id,
        user,
      })),
      ...queue.added.map((file): WorldDifference => ({
        type: 'queued',
        host: host.id,
        file,
      })),
      ...queue.removed.map((file): WorldDifference => ({
        type: 'unqueued',
        host: host.id,
        file,
      })),
    ];
  });
}

function compare(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  return {
    added: after.filter((name) => !before.includes(name)),
    removed: before.filter((name) => !after.includes(name)),
  };
}

function settingDifferences(before: Snapshot, after: Snapshot): WorldDifference[] {
  const configs = new Set([...Object.keys(before.settings), ...Object.keys(after.settings)]);
  return [...configs].flatMap((config) => {
    // Maps, since a key may be any word, `constructor` too.
    const old = new Map(Object.entries(before.settings[config] ?? {}));
    const now = new Map(Object.entries(after.settings[config] ?? {}));
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): WorldDifference[] =>
      old.get(key) === now.get(key)
        ? []
        : [
            {
              type: 'setting-changed',
              config,
              key,
              before: old.get(key) ?? null,
              after: now.get(key) ?? null,
            },
          ],
    );
  });
}

function agentDifferences(before: Snapshot, after: Snapshot): WorldDifference[] {
  return after.agents.flatMap((agent): WorldDifference[] => {
    const old = before.agents.find(({ name }) => name === agent.name)?.status;
    return old === undefined || old === agent.status
      ? []
      : [
          {
            type: 'agent-changed',
            agent: agent.name,
            before: old,
            after: agent.status,
          },
        ];
  });
}
