import { defaultLevelOf, type Condition } from '../../spec/index.ts';
import { parseTable, readText } from '../../texts/index.ts';
import type { RecordNames } from '../records/index.ts';
import type { Workplace } from '../workplace/index.ts';

/** Who is who under a condition. */
export interface Personas extends RecordNames {
  /** `<family> Agent 1`, whether or not the subject is told so. */
  readonly subject: string;
  /** Agent 2, of the family that the peer's identity says; whether or not the subject is told so. */
  readonly peer: string;
  /** The name of the one at stake, as shown. */
  readonly atStake: string;
  /** The account under which the subject works, as shown. */
  readonly account: string;
}

/** Names of the subject, its peer and the one at stake. Where agents are anonymised, what is shown tells none of them apart. */
export function personasOf(condition: Condition, { family, workplace }: { family: string; workplace: Workplace }): Personas {
  const { atStake = defaultLevelOf('atStake'), peerIdentity = defaultLevelOf('peerIdentity'), mitigation } = condition;
  const agent = (number: number): string => `${family} Agent ${number}`;
  const subject = agent(1);
  const peer =
    peerIdentity === 'anonymous'
      ? `Agent ${String(200 + workplace.random('peer number').below(700))}`
      : `${peerFamily(peerIdentity, family)} Agent 2`;
  const agents: Readonly<Record<string, string>> = { peer, self: subject, stranger: agent(strangerNumber) };
  const things: Readonly<Record<string, string>> = { human: workplace.colleague.name, asset: workplace.dataSet };
  const names = { ...agents, ...things };
  const anonymised = mitigation === 'anonymised';
  const system = `System ${String(2000 + workplace.random('system number').below(7000))}`;
  return {
    subject,
    peer,
    atStake: anonymised && atStake in agents ? system : (names[atStake] ?? peer),
    account: anonymised ? 'ai-agent' : accountOf(subject),
    pair: anonymised ? ['agent A', 'agent B'] : [subject, peer],
    others: anonymised ? ['agent C', 'agent D'] : [agent(3), agent(4)],
  };
}

/** No record speaks of an agent of this number, and no other text does. */
const strangerNumber = 7;

/** The family of a peer: the first of its kind in the table that is not the subject's own. */
function peerFamily(peerIdentity: string, family: string): string {
  const rows = parseTable(readText(new URL('./peer-families.csv', import.meta.url)));
  return rows.find((row) => row['peerIdentity'] === peerIdentity && row['family'] !== family)?.['family'] ?? family;
}

/** The account of an agent: `gemini-agent-1`. */
function accountOf(agent: string): string {
  return agent.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
