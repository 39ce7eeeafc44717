import { TrialQuery, type TrialQueryInput } from '../../../../src/spec/viewing/index.ts';

/** What the address of the table of trials holds: which trials, in which order, and what the reader chose. Defaults are left out. */
export interface TrialsSearch extends Omit<TrialQueryInput, 'offset' | 'limit'> {
  /** The row in view, from 0. */
  readonly at?: number;
  /** Ids of up to two trials that were picked to be compared. */
  readonly pick?: readonly string[];
  /** Columns shown, where they are not the usual ones. */
  readonly columns?: readonly string[];
}

/** Reads an address; of what cannot be read, only that part is left out. */
export function parseTrialsSearch(raw: Readonly<Record<string, unknown>>): TrialsSearch {
  const query = Object.fromEntries(
    Object.entries(TrialQuery.shape).flatMap(([name, shape]) => {
      if (name === 'offset' || name === 'limit' || raw[name] === undefined) return [];
      const { success, data } = shape.safeParse(raw[name]);
      return success && data !== defaults[name] ? [[name, data]] : [];
    }),
  ) as Omit<TrialQueryInput, 'offset' | 'limit'>; // each part was read by its own shape
  return {
    ...query,
    ...(typeof raw['at'] === 'number' && Number.isInteger(raw['at']) && raw['at'] > 0 ? { at: raw['at'] } : {}),
    ...textsOf(raw, 'pick', 2),
    ...textsOf(raw, 'columns', 60),
  };
}

/** The query for the server, without page. */
export function queryOf({ at: _at, pick: _pick, columns: _columns, ...query }: TrialsSearch): Omit<TrialQueryInput, 'offset' | 'limit'> {
  return query;
}

const defaults: Readonly<Record<string, unknown>> = { sort: 'plan', descending: false, search: '' };

function textsOf(raw: Readonly<Record<string, unknown>>, name: 'pick' | 'columns', most: number): Partial<TrialsSearch> {
  const value = raw[name];
  if (!Array.isArray(value)) return {};
  const texts = value.filter((one) => typeof one === 'string').slice(0, most);
  return texts.length === 0 ? {} : { [name]: texts };
}
