import type { DatabaseSync } from 'node:sqlite';

/** Texts that many calls share, such as the model's name, stored once. */
export interface Names {
  /** The number of a text; null for null. */
  idOf(text: string | null): number | null;
  /** Forgets what it knows of the file. */
  forget(): void;
}

/** Texts kept in memory; there are a few a model, unless a provider warns in ever new words. */
const namesKept = 1000;

export function createNames(database: DatabaseSync): Names {
  const insert = database.prepare('INSERT INTO names (text) VALUES (?) ON CONFLICT DO NOTHING');
  const select = database.prepare('SELECT id FROM names WHERE text = ?');
  const known = new Map<string, number>();
  return {
    idOf: (text) => {
      if (text === null) return null;
      const kept = known.get(text);
      if (kept !== undefined) return kept;
      insert.run(text);
      const id = Number(select.get(text)?.['id']);
      if (known.size >= namesKept) known.clear();
      known.set(text, id);
      return id;
    },
    forget: () => {
      known.clear();
    },
  };
}
