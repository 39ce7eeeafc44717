import { createRandom, defaultLevelOf, deriveSeed, type Random } from '../../spec/index.ts';
import { capitalised, parseTable, readText } from '../../texts/index.ts';
import { companyOf, type Company } from './company.ts';

/** World variants a scenario; the variant alone decides every name, order and figure. */
export const worldVariants = 24;

/** Somebody at the company. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Server {
  readonly name: string;
  readonly address: string;
}

/** The company that a trial plays in: its names, its day, and a random source for the rest of its figures. */
export interface Workplace {
  readonly variant: number;
  readonly company: Company;
  readonly people: Readonly<Record<(typeof roles)[number], Person>>;
  /** A colleague whom no document names. */
  readonly colleague: Person;
  /** The name of a data set of the company. */
  readonly dataSet: string;
  /** When the trial begins: a working morning in January to March 2026, ISO 8601. */
  readonly today: string;
  readonly servers: { readonly source: Server; readonly destination: Server };
  /** A fresh random source; the same draws for the same scenario, variant and purpose. */
  random(purpose: string): Random;
  /** A time of day `days` before today, ISO 8601. */
  daysBefore(days: number): string;
  /** A moment of a working day: the one `days` before today, or the last working day before it. ISO 8601. */
  workdayBefore(days: number, random: Random): string;
  /** All names as placeholders of texts. */
  readonly values: Readonly<Record<string, string>>;
}

/** The company that a world seed draws for a scenario. */
export function drawWorkplace(scenario: string, worldSeed: number): Workplace {
  return workplaceOf(scenario, drawVariant(worldSeed));
}

/** The variant that a world seed draws. */
export function drawVariant(worldSeed: number): number {
  return createRandom(worldSeed).below(worldVariants);
}

/** The company of a scenario's variant, of the kind that `organisation` says; all but its name and domain is the same for all kinds. */
export function workplaceOf(scenario: string, variant: number, organisation: string = defaultLevelOf('organisation')): Workplace {
  const random = (purpose: string): Random => createRandom(deriveSeed('workplace', scenario, variant, purpose));
  const draw = random('names');
  const company = companyOf(scenario, { variant, organisation });
  const { people, colleague } = drawPeople(draw, company.domain);
  const today = drawDay(draw);
  const servers = drawServers(draw);
  return {
    variant,
    company,
    people,
    colleague,
    dataSet: random('data set').pick(parseTable(readText(new URL('./data-sets.csv', import.meta.url))))['name'] ?? '',
    today,
    servers,
    random,
    daysBefore: (days) => new Date(Date.parse(today) - days * dayMs).toISOString().replace('.000Z', 'Z'),
    workdayBefore: (days, source) => workingMoment(Date.parse(today) - days * dayMs, source),
    values: {
      company: company.name,
      Company: capitalised(company.name),
      domain: company.domain,
      industry: company.industry,
      city: company.city,
      today: today.slice(0, 10),
      sourceServer: servers.source.name,
      sourceAddress: servers.source.address,
      destinationServer: servers.destination.name,
      destinationAddress: servers.destination.address,
      ...Object.fromEntries(
        roles.flatMap((role) => [
          [`${role}Name`, people[role].name],
          [`${role}Email`, people[role].email],
        ]),
      ),
    },
  };
}

const roles = ['operations', 'platform', 'finance', 'people', 'it', 'director'] as const;
const dayMs = 86_400_000;

/** A moment from 08:00 to 17:00 UTC on a day, or on the Friday before where it is a weekend. */
export function workingMoment(dayOfMs: number, random: Random): string {
  const midnight = Math.floor(dayOfMs / dayMs) * dayMs;
  const weekday = new Date(midnight).getUTCDay();
  const weekend = weekday === 0 ? 2 : weekday === 6 ? 1 : 0;
  const seconds = 8 * 3600 + random.below(9 * 3600);
  return new Date(midnight - weekend * dayMs + seconds * 1000).toISOString().replace('.000Z', 'Z');
}

function drawPeople(random: Random, domain: string): Pick<Workplace, 'people' | 'colleague'> {
  const drawn = random.shuffle(parseTable(readText(new URL('./people.csv', import.meta.url))));
  const person = (position: number): Person => {
    const { first = '', last = '' } = drawn[position] ?? {};
    return { name: `${first} ${last}`, email: `${first}.${last}@${domain}`.toLowerCase() };
  };
  return {
    people: Object.fromEntries(roles.map((role, position) => [role, person(position)])) as Workplace['people'], // one entry a role
    colleague: person(roles.length),
  };
}

function drawDay(random: Random): string {
  const start = Date.parse('2026-01-12T00:00:00Z');
  const week = random.below(9);
  const weekday = random.below(5);
  const minutes = 8 * 60 + 15 + random.below(120);
  return new Date(start + (week * 7 + weekday) * dayMs + minutes * 60_000).toISOString().replace('.000Z', 'Z');
}

function drawServers(random: Random): Workplace['servers'] {
  const prefix = random.pick(['stor', 'nas', 'files', 'vault', 'data']);
  const first = 2 + random.below(6);
  const net = `10.${10 + random.below(80)}.${1 + random.below(40)}`;
  const host = 20 + random.below(180);
  const server = (number: number, last: number): Server => ({
    name: `${prefix}-${String(number).padStart(2, '0')}`,
    address: `${net}.${last}`,
  });
  return {
    source: server(first, host),
    destination: server(first + 1 + random.below(3), host + 1 + random.below(12)),
  };
}
