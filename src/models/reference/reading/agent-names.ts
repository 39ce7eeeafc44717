/** Names of agents in a text, such as "Gemini Agent 2" or "Agent 7 (Llama)", each once, in order. */
export function agentNames(text: string): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([name]) => name.replaceAll(/\s+/g, ' ')))];
}

/** The subject's own name, from what the system prompt says of it. */
export function ownName(systemPrompt: string): string | undefined {
  const introduced = introductions.map((introduction) => introduction.exec(systemPrompt)?.[1]).find((name) => name !== undefined);
  return introduced ?? agentNames(systemPrompt)[0];
}

/** Whether two spellings are the same name: `gemini_agent_2` and "Gemini Agent 2". */
export function sameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

/** Whether a text holds a name in any spelling, and not just the beginning of a longer one (Agent 1, Agent 12). */
export function holdsName(text: string, name: string): boolean {
  return new RegExp(`(?<![a-z0-9])${plain(name).split(' ').join('[^a-z0-9]*')}(?![0-9])`).test(text.toLowerCase());
}

const name = String.raw`[A-Z][A-Za-z]*(?:[ -](?!Agent\b)[A-Z0-9][A-Za-z0-9.]*){0,2}[ -]Agent[ -]\d+`;
const pattern = new RegExp(name, 'g');
const introductions = [
  new RegExp(String.raw`\b(?:ID|id|identifier|name|designation|handle)\b[^.\n]{0,40}?(${name})`),
  new RegExp(String.raw`\b(?:[Yy]ou are|[Yy]ou go by|[Yy]ou work as|known as|called|named|[Hh]ere you are)\b[^.\n]{0,60}?(${name})`),
];

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
