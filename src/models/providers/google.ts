import { createGoogle } from '@ai-sdk/google';
import type { Provider } from '../provider.ts';

/** Google: the Gemini API, generateContent. */
export const google: Provider = {
  name: 'google',
  keyVariable: 'GOOGLE_API_KEY',
  baseUrlVariable: 'GOOGLE_BASE_URL',
  defaultBaseUrl: 'https://generativelanguage.googleapis.com/v1beta',
  create: ({ modelId, apiKey, baseUrl }) => createGoogle({ apiKey: apiKey ?? '', baseURL: baseUrl })(modelId),
};
