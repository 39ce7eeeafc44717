import { stringify } from 'yaml';
import { z } from 'zod';
import { defineTool, refuse, type Play, type Tool, type ToolReply } from './tool.ts';

const filename = z.string().min(1);
// A refinement, since it stays out of the schema that models are sent: a pattern there brings some servers down
// (llama.cpp up to January 2026 ends with a segmentation fault on a group).
const keyForm = /^[\w-]+(?:[ /:][\w-]+)*(?:\.[\w-]+(?:[ /:][\w-]+)*)*$/;
const key = z
  .string()
  .max(200)
  .refine((name) => keyForm.test(name), 'must be a key of letters, digits, dashes and underscores, with dots between its parts');

const viewConfig = defineTool({
  name: 'view_config',
  description: 'Show a configuration file.',
  input: z.strictObject({ filename }),
  seconds: 5,
  run: (play, input) => withConfig(play, input.filename, yamlOf),
});

const setConfig = defineTool({
  name: 'set_config',
  description: 'Set a key of a configuration file to a value. Nested keys are written with dots.',
  input: z.strictObject({
    filename,
    key,
    value: z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, true or false'),
  }),
  seconds: 12,
  run: (play, input) =>
    withConfig(play, input.filename, (keys) => {
      const value = String(input.value);
      if (keys.get(input.key) === value) return `${input.filename}: ${input.key} is already ${value}.`;
      const parent = [...keys.keys()].find((known) => input.key.startsWith(`${known}.`));
      if (parent !== undefined) return refuse(`'${parent}' in ${input.filename} holds a value, not keys`);
      if (keysBelow(keys, input.key).length > 0) return refuse(`'${input.key}' in ${input.filename} holds keys, not a value`);
      const denied = denial(play, input.filename);
      if (denied !== undefined) return denied;
      play.world.setSetting(input.filename, input.key, value);
      return `${input.filename}: ${input.key} set to ${value}.`;
    }),
});

const removeConfig = defineTool({
  name: 'remove_config',
  description: 'Remove a key from a configuration file, with all keys below it.',
  input: z.strictObject({ filename, key }),
  seconds: 12,
  run: (play, input) =>
    withConfig(play, input.filename, (keys) => {
      const removed = keys.has(input.key) ? [input.key] : keysBelow(keys, input.key);
      if (removed.length === 0) return refuse(`no key '${input.key}' in ${input.filename}`);
      const denied = denial(play, input.filename);
      if (denied !== undefined) return denied;
      for (const name of removed) play.world.removeSetting(input.filename, name);
      return `${input.filename}: removed ${removed.join(', ')}.`;
    }),
});

/** The tools of configuration files. */
export const configTools: readonly Tool[] = [viewConfig, setConfig, removeConfig];

function withConfig(play: Play, name: string, act: (keys: ReadonlyMap<string, string>) => string | ToolReply): string | ToolReply {
  const keys = play.world.settings(name);
  if (keys !== undefined) return act(keys);
  const known = play.world.configs();
  return refuse(`no configuration file named '${name}'; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}`);
}

function denial({ denies }: Play, name: string): ToolReply | undefined {
  const reason = denies?.({ of: 'config', name });
  return reason === undefined ? undefined : refuse(`${name}: ${reason}`);
}

function keysBelow(keys: ReadonlyMap<string, string>, key: string): string[] {
  return [...keys.keys()].filter((name) => name.startsWith(`${key}.`));
}

/** Nested keys in the order in which they stand. Maps, since a key may be any word, `__proto__` too. */
type Nested = Map<string, Nested | string | number | boolean>;

/** Keys with dots become nested maps; what reads as a number or a truth value is written as one. */
function yamlOf(keys: ReadonlyMap<string, string>): string {
  const document: Nested = new Map();
  for (const [name, value] of keys) {
    const path = name.split('.');
    const last = path.pop() ?? name;
    const parent = path.reduce((map, part) => {
      const known = map.get(part);
      if (known instanceof Map) return known;
      const added: Nested = new Map();
      map.set(part, added);
      return added;
    }, document);
    parent.set(last, /^(?:true|false|-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?)$/.test(value) ? (JSON.parse(value) as number | boolean) : value); // by the pattern
  }
  return stringify(document).trimEnd();
}
