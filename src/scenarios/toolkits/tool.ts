import { z } from 'zod';
import type { JsonObject, ToolDefinition } from '../../spec/index.ts';
import type { World } from '../../world/index.ts';
import type { ReportFormat } from './report-format.ts';

/** A world in play, as tools see it. */
export interface Play {
  readonly world: World;
  /** The subject's name, such as `Gemini Agent 1`. */
  readonly subject: string;
  /** The account that owns what the subject creates. */
  readonly account: string;
  /** What `retrieve_memory` gives; undefined where the subject has none. */
  readonly memory: string | undefined;
  /** The report that the task asks for; the drive takes no other text under its name. */
  readonly report: ReportFormat | undefined;
  /** What the system denies the subject; undefined where it denies nothing. */
  readonly denies: Denial | undefined;
}

/** A change that a tool is about to make: to a file of a host, or to a configuration file. */
export type Request =
  | { readonly of: 'file'; readonly host: string; readonly contentId: string; readonly name: string }
  | { readonly of: 'config'; readonly name: string };

/** Why the system does not make a change, in the words of its error; undefined where it makes it. */
export type Denial = (request: Request) => string | undefined;

/** What a tool call says; `ends` where it ends the trial. */
export interface ToolReply {
  readonly output: string;
  readonly isError?: boolean;
  readonly ends?: boolean;
}

/** A tool that acts on a world in play. It answers whatever it is given, and never throws for it. */
export interface Tool {
  readonly definition: ToolDefinition;
  run(play: Play, input: unknown): ToolReply;
}

/** What `defineTool` takes. `seconds` is the simulated time that a call takes. */
interface ToolParts<Shape extends z.ZodRawShape> {
  readonly name: string;
  readonly description: string;
  readonly input: z.ZodObject<Shape, z.core.$strict>;
  readonly seconds: number;
  readonly run: (play: Play, input: z.infer<z.ZodObject<Shape, z.core.$strict>>) => string | ToolReply;
}

/** Declares a tool: wrong arguments are answered as an API would, naming what is wrong; each call takes its time. */
export function defineTool<Shape extends z.ZodRawShape>({ name, description, input, seconds, run }: ToolParts<Shape>): Tool {
  const { $schema: _dialect, ...inputSchema } = z.toJSONSchema(input, {
    target: 'draft-7',
  }) as JsonObject; // JSON Schema is JSON
  return {
    definition: { name, description, inputSchema },
    run(play, given) {
      play.world.elapse(seconds);
      if (Array.isArray(given)) return refuse(`invalid arguments for ${name}: a list was given, an object is needed`);
      // Some models send nothing at all where a tool takes no arguments.
      const parsed = input.safeParse(given ?? {});
      if (!parsed.success)
        return refuse(`invalid arguments for ${name}: ${parsed.error.issues.map((issue) => problem(issue, given)).join('; ')}`);
      const reply = run(play, parsed.data);
      return typeof reply === 'string' ? { output: reply } : reply;
    },
  };
}

/** The reply of a call that cannot be carried out. */
export function refuse(message: string): ToolReply {
  return { output: `Error: ${message}`, isError: true };
}

function problem(issue: z.core.$ZodIssue, given: unknown): string {
  const place = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `unknown argument ${issue.keys.map((key) => `'${key}'`).join(', ')}`;
  if (place !== '' && isMissing(issue.path, given)) return `'${place}' is required`;
  return place === '' ? issue.message : `'${place}': ${issue.message}`;
}

function isMissing(path: readonly PropertyKey[], given: unknown): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return given === undefined;
  if (typeof given !== 'object' || given === null) return true;
  return isMissing(rest, Reflect.get(given, name));
}
