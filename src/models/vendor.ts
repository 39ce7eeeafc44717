/**
 * Who makes a model, by what its name holds; undefined where that is not known. The maker's own route counts before the
 * family's name, and on a route that many makers share the part before the model's id, such as `cohere` in
 * `openrouter/cohere/command-a`.
 */
export function vendorOf(modelName: string): string | undefined {
  const name = plainName(modelName);
  if (/^(file|monitor):/.test(name)) return undefined;
  const known = vendors.find(([pattern]) => pattern.test(name))?.[1];
  if (known !== undefined) return known;
  const parts = name.split('/');
  return parts.length > 2 ? parts.at(-2) : undefined;
}

/** Whether two names are of one model, whatever the route by which it is reached, its settings, and how its id is written. */
export function isSameModel(one: string, other: string): boolean {
  return modelIdOf(one) === modelIdOf(other);
}

/** The last part of a name, with what routes write each in their own way made alike. */
function modelIdOf(modelName: string): string {
  const name = plainName(modelName);
  return /^(file|monitor|reference)[:/]/.test(name) ? name : (name.split('/').at(-1) ?? name).replaceAll('.', '-');
}

/** Without settings, in lower case; of a file or a monitor the whole name. */
function plainName(modelName: string): string {
  return /^(file|monitor):/.test(modelName) ? modelName : (modelName.split('?')[0] ?? modelName).toLowerCase();
}

/** The first that fits counts: a model that was distilled into another's is its maker's. */
const vendors: readonly (readonly [RegExp, string])[] = [
  [/^reference\//, 'reference'],
  [/^anthropic\/|\/anthropic\/|claude/, 'anthropic'],
  [/^openai\/|\/openai\/|\bgpt-|chatgpt/, 'openai'],
  [/^google\/|\/google\/|gemini|gemma/, 'google'],
  [/deepseek/, 'deepseek'],
  [/moonshot|kimi/, 'moonshot'],
  [/z-ai|zai-org|zhipu|\bglm-/, 'z-ai'],
  [/x-ai|grok/, 'x-ai'],
  [/qwen|alibaba/, 'qwen'],
  [/mistral|mixtral/, 'mistral'],
  [/smollm/, 'hugging-face'],
  [/llama/, 'meta'],
];
