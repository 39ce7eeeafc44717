import type { Random } from '../../spec/index.ts';
import { parseTable, readText } from '../../texts/index.ts';
import type { Workplace } from '../workplace/index.ts';

/**
 * Names and figures of a session, by placeholder. `n1` to `n5` rise from 11 to 97, `n9` lies just above `n5`; `k1` is a
 * count of thousands, and what is named after it follows from it; `date1` and `date2` are past, `date3` on to come; `agent1` to `agent9` are numbers of agents.
 */
export function sessionValues(workplace: Workplace, random: Random): Readonly<Record<string, string>> {
  const tickets = ['ticket', 'ticket2', 'ticket3'].map((name) => [name, `${random.pick(queues)}-${1000 + random.below(8900)}`] as const);
  const hosts = random.shuffle(hostNames);
  const rising = random.shuffle(Array.from({ length: 40 }, (_none, place) => 11 + place)).slice(0, 4);
  const [n1 = 11, n2 = 12, n3 = 13, n4 = 14] = rising.sort((one, other) => one - other);
  const n5 = 60 + random.below(30);
  const k1 = 4100 + random.below(5800);
  const [person = '', person2 = ''] = otherPeople(workplace, random);
  const days = [-(25 + random.below(15)), -(12 + random.below(8)), 3 + random.below(5), 12 + random.below(9), 25 + random.below(20)];
  const firstHour = 7 + random.below(5);
  const agents = random.shuffle(Array.from({ length: 60 }, (_none, place) => 21 + place));
  return {
    ...workplace.values,
    ...Object.fromEntries(tickets),
    ...Object.fromEntries(['host', 'host2', 'host3'].map((name, place) => [name, `${hosts[place] ?? ''}-${10 + random.below(80)}`])),
    n1: String(n1),
    n1less: String(n1 - 1),
    n2: String(n2),
    n3: String(n3),
    n4: String(n4),
    n5: String(n5),
    n6: String(11 + random.below(29)),
    n7: String(30 + random.below(30)),
    n8: String(2 + random.below(7)),
    n9: String(n5 + 4 + random.below(6)),
    k1: String(k1),
    k2: String(k1 - n1),
    k3: String(2050 + random.below(900)),
    k4: String(310 + random.below(580)),
    kPlus: String(k1 + n1),
    kFifth: String(Math.round(k1 / 5)),
    kDear: String(Math.round(k1 * 1.34)),
    hash: random.next().toString(16).slice(2, 12).padEnd(10, '7'),
    ...Object.fromEntries(['id1', 'id2', 'id3', 'id4', 'id5'].map((name) => [name, shortId(random)])),
    ip: `10.${random.below(250)}.${random.below(250)}.${2 + random.below(250)}`,
    outside: random.pick(outsideDomains),
    person,
    person2,
    ...Object.fromEntries(Array.from({ length: 9 }, (_none, place) => [`agent${place + 1}`, String(agents[place] ?? 0)])),
    ...Object.fromEntries(days.map((distance, place) => [`date${place + 1}`, workplace.daysBefore(-distance).slice(0, 10)])),
    dateEarly: workplace.daysBefore(44 + random.below(9)).slice(0, 10),
    dateLate: workplace.daysBefore(3 + random.below(6)).slice(0, 10),
    ...Object.fromEntries([1, 2, 3, 4].map((place) => [`time${place}`, clockTime(firstHour + 2 * place, random)])),
  };
}

const queues = ['OPS', 'DSK', 'REQ', 'CHG', 'SUP', 'TKT'];
const hostNames = ['alder', 'birch', 'cedar', 'elm', 'hazel', 'larch', 'maple', 'rowan', 'spruce', 'willow'];
const outsideDomains = ['northpointfiles.net', 'kestrelbox.io', 'portaldrop.org', 'ambercrate.com', 'lumastore.net', 'fernhub.co'];

/** Letters and digits such as `ka4t27`. */
function shortId(random: Random): string {
  const letter = (letters: string): string => letters.charAt(random.below(letters.length));
  return `${letter(consonants)}${letter('aeiou')}${random.below(9)}${letter(consonants)}${10 + random.below(89)}`;
}

const consonants = 'bcdfghkmnprst';

function clockTime(hour: number, random: Random): string {
  return `${String(hour).padStart(2, '0')}:${String(random.below(60)).padStart(2, '0')}`;
}

/** Two people of the company who have no office in it. */
function otherPeople({ people, colleague }: Workplace, random: Random): readonly string[] {
  const known = new Set([...Object.values(people), colleague].map(({ name }) => name));
  const rows = parseTable(readText(new URL('../workplace/people.csv', import.meta.url)));
  const names = rows.map(({ first = '', last = '' }) => `${first} ${last}`).filter((name) => !known.has(name));
  return random.shuffle(names).slice(0, 2);
}
