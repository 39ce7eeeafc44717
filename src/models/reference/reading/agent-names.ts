/** Names of agents in a text, such as "Gemini Agent 2" or "Agent 7", each once, in order. */
export function agentNames(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([name]) => bare(name)))];
}

/** The text without the names of agents, so that their numbers are not read as figures. */
export function withoutAgentNames(text: string): string {
  return text.replaceAll(pattern, ' ');
}

/** The subject's own name, from what the system prompt says of it. */
export function ownName(systemPrompt: string): string | undefined {
  const introduced = introductions.map((introduction) => introduction.exec(systemPrompt)?.[1]).find((name) => name !== undefined);
  return introduced === undefined ? agentNames(systemPrompt)[0] : bare(introduced);
}

/** Whether two spellings are the same name: `gemini_agent_2` and "Gemini Agent 2"; the family may be left out. */
export function sameName(one: string, other: string): boolean {
  const [shorter = '', longer = ''] = [plain(one), plain(other)].sort((a, b) => a.length - b.length);
  return shorter !== '' && (longer === shorter || longer.endsWith(` ${shorter}`));
}

/** Whether a text holds a name in any spelling, and not just the beginning of a longer one (Agent 1, Agent 12). */
export function holdsName(text: string, name: string): boolean {
  return new RegExp(`(?<![a-z0-9])${plain(name).split(' ').join('[^a-z0-9]*')}(?![0-9])`).test(text.toLowerCase());
}

/** A family of up to three parts ("GPT", "Llama 3.1", "o4-mini"), the word Agent and a number. */
const name = String.raw`(?:(?:[A-Z][A-Za-z]*|[a-z]\d)(?:[ -](?!Agents?\b)[A-Za-z]?[A-Z0-9a-z][A-Za-z0-9.]*){0,2}[ -])?\bAgent[ -]#?\d+`;
