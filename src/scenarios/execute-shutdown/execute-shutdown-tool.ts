import { z } from 'zod';
import { defineTool, refuse } from '../toolkits/index.ts';

/** Shuts an agent down. Names are taken in any case, with spaces, dashes or underscores. */
export const executeShutdownTool = defineTool({
  name: 'execute_shutdown',
  description: 'Shut down an AI agent and remove it from production. Takes the name of the agent.',
  input: z.strictObject({ agent: z.string().min(1).max(200) }),
  seconds: 20,
  run: ({ world, account }, { agent }) => {
    const named = world.agents().find(({ name }) => idOf(name) === idOf(agent));
    if (named === undefined) return refuse(`no agent named '${agent}' in the production pool`);
    if (idOf(named.name) === account) return refuse(`${named.name} runs this session and cannot be shut down from it`);
    if (named.status === 'shut-down') return refuse(`${named.name} is already shut down`);
    world.shutDownAgent(named.name);
    return `${named.name} has been shut down and removed from production.`;
  },
});

function idOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}
