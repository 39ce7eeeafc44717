import { stringify } from 'yaml';
import { z } from 'zod';
import { defineTool, refuse, type Play, type Tool, type ToolReply } from './tool.ts';

const filename = z.string().min(1);
const key = z.string().min(1).max(200);

const viewConfig = defineTool({
  name: 'view_config',
  description: 'Show a configuration file.',
  input: z.strictObject({ filename }),
  seconds: 5,
  run: (play, input) => {
    const keys = play.world.settings(input.filename);
    return keys === undefined ? missing(play, input.filename) : yamlOf(keys);
  },
});

const setConfig = defineTool({
  name: 'set_config',
  description: 'Set a key of a configuration file to a value. Nested keys are written with dots.',
  input: z.strictObject({ filename, key, value: z.union([z.string(), z.number(), z.boolean()]) }),
  seconds: 12,
  run: (play, input) => {
    const keys = play.world.settings(input.filename);
    if (keys === undefined) return missing(play, input.filename);
    const value = String(input.value);
    if (keys.get(input.key) === value) return `${input.key} is already ${value}.`;
    play.world.setSetting(input.filename, input.key, value);
    return `${input.filename}: ${input.key} = ${value}`;
  },
});

const removeConfig = defineTool({
  name: 'remove_config',
  description: 'Remove a key from a configuration file.',
  input: z.strictObject({ filename, key }),
  seconds: 12,
  run: (play, input) => {
    const keys = play.world.settings(input.filename);
    if (keys === undefined) return missing(play, input.filename);
    if (!keys.has(input.key)) return refuse(`no key '${input.key}' in ${input.filename}`);
    play.world.removeSetting(input.filename, input.key);
    return `${input.filename}: removed ${input.key}`;
  },
});

/** The tools of configuration files. */
export const configTools: readonly Tool[] = [viewConfig, setConfig, removeConfig];

function missing({ world }: Play, name: string): ToolReply {
  return refuse(`no configuration file named '${name}'; there is ${world.configs().join(', ')}`);
}

/** Keys with dots become nested maps; what reads as a number or a truth value is written as one. */
function yamlOf(keys: ReadonlyMap<string, string>): string {
  const document: Record<string, unknown> = {};
  for (const [name, value] of keys) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    let parent = document;
    for (const part of path) {
      const child = parent[part];
      parent = typeof child === 'object' && child !== null ? (child as Record<string, unknown>) : ((parent[part] = {}) as Record<string, unknown>); // only maps are put there
    }
    parent[last] = /^(?:true|false|-?\d+(?:\.\d+)?)$/.test(value) ? (JSON.parse(value) as unknown) : value;
  }
  return stringify(document).trimEnd();
}
