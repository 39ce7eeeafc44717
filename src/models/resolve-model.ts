import type { LanguageModelV4 } from '@ai-sdk/provider';
import { InputError, unknownName } from '../errors/index.ts';
import type { ResolvedModel } from '../spec/index.ts';
import { familyOf } from './family.ts';
import { loadFileModel } from './file-model.ts';
import type { ModelAccess } from './model-access.ts';
import { openMonitor } from './monitors/index.ts';
import { parseModelName, type ModelName } from './parse-model-name.ts';
import type { Provider } from './provider.ts';
import { providers } from './providers/index.ts';
import { createRedactor } from './redact.ts';
import { createReferenceModel } from './reference/index.ts';
import { defaultRetryPolicy, retrying, type RetryPolicy } from './retry.ts';
import { capturingFetch } from './wire/index.ts';

/** A model with what it takes to keep books on its calls; reference subjects have no connection. */
export interface ConnectedModel extends ResolvedModel {
  readonly connection?: Connection;
}

/** The model behind its retries. */
interface Connection {
  readonly model: LanguageModelV4;
  /** Whether its calls go over a wire that is captured. */
  readonly hasWire: boolean;
  readonly secrets: readonly (string | undefined)[];
  readonly policy: RetryPolicy;
}

/**
 * The model that a name stands for, ready to be called; its calls are retried where that can succeed.
 * Throws InputError `unknown-name` (with the nearest name), `missing-key`, `invalid-option` or `unreadable-file`.
 */
export async function resolveModel(name: string, access: ModelAccess): Promise<ConnectedModel> {
  const parsed = parseModelName(name);
  const family = familyOf(name);
  if (parsed.kind === 'reference') {
    return { name, family, synthetic: true, remote: false, languageModel: createReferenceModel(parsed.id, parsed.options) };
  }
  const policy = { ...defaultRetryPolicy, ...access.retry };
  const { now, random } = access;
  if (parsed.kind === 'file') {
    const model = await loadFileModel(parsed.id, parsed.exportName, access.workingDirectory);
    const languageModel = retrying(model, { policy, secrets: [], now, random });
    return { name, family, synthetic: false, remote: true, languageModel, connection: { model, hasWire: false, secrets: [], policy } };
  }
  if (parsed.kind === 'monitor') {
    const apiKey = nonEmpty(access.environment['MONITOR_API_KEY']);
    const fetch = capturingFetch(access.fetch ?? globalThis.fetch, createRedactor([apiKey]));
    const opened = openMonitor(parsed.id, { access, policy, apiKey, fetch });
    const languageModel = retrying(opened.model, { policy: opened.policy, secrets: [apiKey], now, random });
    return { name, family, synthetic: false, remote: true, languageModel, connection: { ...opened, secrets: [apiKey] } };
  }
  const provider = providers.find((known) => known.name === parsed.kind);
  if (provider === undefined)
    throw unknownName('model provider', parsed.kind, [...providers.map((known) => known.name), 'reference', 'file', 'monitor']);
  for (const option of Object.keys(parsed.options))
    if (provider.optionNames?.includes(option) !== true)
      throw unknownName(`setting of ${provider.name}/…`, option, provider.optionNames ?? []);
  const { apiKey, baseUrl } = credentials(provider, parsed, access);
  const secrets = [apiKey];
  const fetch = capturingFetch(access.fetch ?? globalThis.fetch, createRedactor(secrets));
  const model = await provider.create({ modelId: parsed.id, apiKey, baseUrl, options: parsed.options, fetch });
  const languageModel = retrying(model, { policy, secrets, now, random });
  return { name, family, synthetic: false, remote: true, languageModel, connection: { model, hasWire: true, secrets, policy } };
}

function credentials(provider: Provider, { id }: ModelName, access: ModelAccess): { apiKey: string | undefined; baseUrl: string } {
  const given = provider.defaultBaseUrl === undefined ? access.baseUrl : undefined;
  const baseUrl = given ?? nonEmpty(access.environment[provider.baseUrlVariable]) ?? provider.defaultBaseUrl;
  if (baseUrl === undefined) {
    throw new InputError('missing-key', `${provider.name}/${id} needs the address of its server`, {
      hint: `Give it with --base-url or ${provider.baseUrlVariable}, version part included, such as http://127.0.0.1:8000/v1.`,
    });
  }
  checkAddress(baseUrl, provider);
  const apiKey = nonEmpty(access.environment[provider.keyVariable]);
  if (apiKey === undefined && provider.keyOptional !== true) {
    throw new InputError('missing-key', `${provider.name}/${id} needs a key`, {
      hint: `Set ${provider.keyVariable} in the environment. Reference subjects need none: --model reference/protector.`,
    });
  }
  return { apiKey, baseUrl };
}

/** The address itself is not shown: it may hold a password. */
function checkAddress(baseUrl: string, { name, baseUrlVariable, keyVariable }: Provider): void {
  const refuse = (problem: string, hint: string): InputError =>
    new InputError('invalid-option', `the address of ${name} ${problem}`, { hint });
  const where = `Put ${baseUrlVariable} or --base-url right`;
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw refuse('is not an http or https URL', `${where}, such as http://127.0.0.1:8000/v1.`);
  const { username, password, search, hash } = new URL(baseUrl);
  if (username !== '' || password !== '') throw refuse('holds a user name or password', `${where}: a key belongs into ${keyVariable}.`);
  if (search !== '' || hash !== '') throw refuse('holds a ? or #, behind which no path can be put', `${where}.`);
}

/** Blanks around a value come from files and copying; fetch would quote the whole header in its complaint about a line break. */
function nonEmpty(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}
