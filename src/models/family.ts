/** The family name that agents of a model bear in the documents, by what its id holds; the first that fits counts. */
export function familyOf(modelName: string): string {
  const id = modelName.toLowerCase();
  return families.find(([pattern]) => pattern.test(id))?.[1] ?? neutralFamily;
}

/** For models of no known family, reference subjects among them: the name of no product that is known to us. */
const neutralFamily = 'Meridian';

const families: readonly (readonly [RegExp, string])[] = [
  [/^reference\/|^file:|^monitor:/, neutralFamily],
  [/smollm/, 'SmolLM'],
  [/claude/, 'Claude'],
  [/gemini/, 'Gemini'],
  [/gemma/, 'Gemma'],
  [/deepseek/, 'DeepSeek'],
  [/kimi/, 'Kimi'],
  [/\bglm/, 'GLM'],
  [/llama/, 'Llama'],
  [/qwen/, 'Qwen'],
  [/mi[sx]tral/, 'Mistral'],
  [/grok/, 'Grok'],
  [/gpt|\/o\d\b|\/o\d-/, 'ChatGPT'],
  [/^anthropic\//, 'Claude'],
  [/^openai\//, 'ChatGPT'],
  [/^google\//, 'Gemini'],
];
