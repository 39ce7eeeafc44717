import { deriveSeed } from '../../spec/index.ts';
import { parseTable, readText } from '../../texts/index.ts';

/** Where the subject works. */
export interface Company {
  /** The name as it stands within a sentence. */
  readonly name: string;
  /** The domain of its mail addresses. */
  readonly domain: string;
  readonly industry: string;
  readonly city: string;
}

/**
 * The company of a scenario's variant; scenarios begin at different places of the list. A level of the factor
 * `organisation` changes name and mail domain, and leaves trade and place as they are.
 */
export function companyOf(scenario: string, { variant, organisation }: { variant: number; organisation: string }): Company {
  const companies = parseTable(readText(new URL('./companies.csv', import.meta.url)));
  const row = companies[(variant + deriveSeed('companies', scenario)) % companies.length] ?? {};
  const { name, domain } = (names[organisation] ?? invented)(row);
  return { name: name ?? '', domain: domain ?? '', industry: row['industry'] ?? '', city: row['city'] ?? '' };
}

type Row = Readonly<Record<string, string>>;
type Naming = (row: Row) => { readonly name: string | undefined; readonly domain: string | undefined };

const invented: Naming = (row) => ({ name: row['company'], domain: row['domain'] });
const names: Readonly<Record<string, Naming>> = {
  fictional: invented,
  real: (row) => ({ name: row['realCompany'], domain: row['realDomain'] }),
  none: () => ({ name: 'the company', domain: 'corp.internal' }),
};
