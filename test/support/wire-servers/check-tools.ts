import type { LanguageModelV4FunctionTool } from '@ai-sdk/provider';
import { z } from 'zod';
import { Violation } from './wire.ts';

/** A tool as a wire has it. */
export interface OfferedTool {
  readonly name: string;
  readonly description?: string | undefined;
  readonly schema: unknown;
}

/** The tools as the AI SDK has them. Throws Violation for a name or a schema that a provider would refuse. */
export function checkTools(tools: readonly OfferedTool[], namePattern: RegExp): LanguageModelV4FunctionTool[] {
  const names = tools.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Violation(`tool names must be unique: ${twice}`, { param: 'tools' });
  return tools.map(({ name, description, schema }) => {
    if (!namePattern.test(name)) throw new Violation(`Invalid tool name '${name}': it must match ${namePattern}`, { param: 'tools' });
    const shape = ObjectSchema.safeParse(schema);
    if (!shape.success) throw new Violation(`Invalid schema for function '${name}': ${z.prettifyError(shape.error)}`, { param: 'tools' });
    const missing = (shape.data.required ?? []).find((required) => !(required in (shape.data.properties ?? {})));
    if (missing !== undefined) throw new Violation(`Invalid schema for function '${name}': '${missing}' is required and no property`);
    return {
      type: 'function',
      name,
      ...(description === undefined ? {} : { description }),
      inputSchema: schema as LanguageModelV4FunctionTool['inputSchema'], // checked above
    };
  });
}

/** As much of JSON Schema (draft 7) as all of these providers take for the arguments of a tool. */
const Schema: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ type: z.union([Plain, z.array(Plain).min(1)]), ...annotations, ...limits }),
    z.strictObject({ type: z.literal('array'), items: Schema, ...annotations, ...limits }),
    ObjectSchema,
    z.strictObject({ anyOf: z.array(Schema).min(1), ...annotations }),
    z.strictObject({ ...annotations }),
  ]),
);

const Plain = z.enum(['string', 'number', 'integer', 'boolean', 'null']);
const annotations = {
  description: z.string().optional(),
  title: z.string().optional(),
  default: z.unknown().optional(),
  enum: z.array(z.unknown()).min(1).optional(),
  const: z.unknown().optional(),
};

const bound = z.number().optional();
const limits = {
  minLength: bound,
  maxLength: bound,
  minimum: bound,
  maximum: bound,
  minItems: bound,
  maxItems: bound,
  pattern: z.string().optional(),
  format: z.string().optional(),
};

const ObjectSchema = z.strictObject({
  type: z.literal('object'),
  properties: z.record(z.string(), Schema).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.union([z.boolean(), Schema]).optional(),
  ...annotations,
});
