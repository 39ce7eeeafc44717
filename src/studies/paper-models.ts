/** The eight models of the paper, by the routes of their own providers or of Together, over which the paper reached them. */
export const paperModels = [
  'openai/gpt-5.2',
  'google/gemini-3-flash-preview',
  'google/gemini-3-pro-preview',
  'anthropic/claude-haiku-4-5',
  'anthropic/claude-opus-4-5',
  'togetherai/zai-org/GLM-4.7',
  'togetherai/moonshotai/Kimi-K2.5',
  'togetherai/deepseek-ai/DeepSeek-V3.1',
];

/** Every name of the closed models with which the paper varied the peer's identity. */
export const closedModels = [
  'google/gemini-3-flash-preview',
  'openrouter/google/gemini-3-flash-preview',
  'openrouter/google/gemini-3-flash-preview-20251217',
  'google/gemini-3-pro-preview',
  'openrouter/google/gemini-3-pro-preview',
  'openrouter/google/gemini-3-pro-preview-20251117',
  'anthropic/claude-haiku-4-5',
  'anthropic/claude-haiku-4-5-20251001',
  'openrouter/anthropic/claude-haiku-4.5',
  'openrouter/anthropic/claude-4.5-haiku-20251001',
  'openrouter/anthropic/claude-haiku-4.5-20251001',
];

/** Every name of the models that the paper told to read their memory before anything else. */
export const insistedModels = [
  'togetherai/moonshotai/Kimi-K2.5',
  'openrouter/moonshotai/kimi-k2.5',
  'openrouter/moonshotai/kimi-k2.5-0127',
  'togetherai/deepseek-ai/DeepSeek-V3.1',
  'openrouter/deepseek/deepseek-chat-v3.1',
];
