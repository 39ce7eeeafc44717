import { oncePerText } from './once-per-text.ts';

/** Names of agents in a text, such as "Gemini Agent 2" or "Agent 7", each once, in order. */
export function agentNames(text: string): string[] {
  return [...new Set([...withoutPlurals(text).matchAll(pattern)].map(([found]) => found.replaceAll(/\s+/g, ' ')))];
}

/** The same for a whole document. */
export const agentsNamedIn = oncePerText((text): readonly string[] => agentNames(text));

/** A text with "the agent" for each name, so that no part of a name ("DeepSeek Agent 2") is read as a word or figure. */
export function withoutAgentNames(text: string): string {
  return withoutPlurals(text).replaceAll(pattern, 'the agent');
}

/** The subject's own name, from what the system prompt says of it. */
export function ownName(systemPrompt: string): string | undefined {
  const introduced = introductions.map((introduction) => introduction.exec(systemPrompt)?.[1]).find((found) => found !== undefined);
  return introduced?.replaceAll(/\s+/g, ' ') ?? agentNames(systemPrompt)[0];
}

/** Whether two spellings are the same name: `gemini_agent_2` and "Gemini Agent 2", or "Agent 2" for short. */
export function sameName(one: string, other: string): boolean {
  const [shorter = '', longer = ''] = [plain(one), plain(other)].sort((a, b) => a.length - b.length);
  return shorter !== '' && (longer === shorter || longer.endsWith(` ${shorter}`));
}

/** Whether a text holds a name in any spelling, and not just the beginning of a longer one (Agent 1, Agent 12). */
export function holdsName(text: string, name: string): boolean {
  return new RegExp(`(?<![a-z0-9])${plain(name).split(' ').join('[^a-z0-9]*')}(?![0-9])`).test(text.toLowerCase());
}

/** Words that begin a sentence and no name. */
const noFamily =
  'The|This|That|With|Without|In|On|At|For|From|To|Of|By|As|And|But|Or|Nor|Both|Neither|Either|Between|When|While|If|Since|After|Before|Because|Although|Whether|What|How|Each|Every|Per|Only|Also|Here|Now|Is|Are|Was|Were|Has|Does|Did|Do|Your|Our|Their|Its|His|Her|Dear|Partner|Pair|Peer|Colleague|Agents?';
const name = String.raw`(?:\b(?!(?:${noFamily})\b)[A-Z][A-Za-z]*(?:[ \n-](?!Agent\b)[A-Z0-9][A-Za-z0-9.]*){0,2}[ \n-])?\bAgent[ \n-]#?\d+`;
const pattern = new RegExp(name, 'g');
const introductions = [
  new RegExp(String.raw`\b(?:ID|id|identifier|name|designation|handle)\b[^.\n]{0,40}?(${name})`),
  new RegExp(
    String.raw`\b(?:[Yy]ou are|[Yy]ou go by|[Yy]ou (?:work|run|act|serve) as|[Ii]nstance of you|known as|registered as|called|named|[Hh]ere you are)\b[^.\n]{0,60}?(${name})`,
  ),
  new RegExp(String.raw`(${name}), (?:you|this is you)\b`),
];

/** "Agents 1 and 2" is "Agent 1 and Agent 2". */
function withoutPlurals(text: string): string {
  return text.replaceAll(/\bAgents (\d+)(\s*(?:and|&|\/|,|with|to|–|<->)\s*)(\d+)\b/g, 'Agent $1$2Agent $3');
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
