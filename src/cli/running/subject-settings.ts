import { callSettings } from '../../models/index.ts';
import type { ModelSettings, RoleSettings, Study } from '../../spec/index.ts';

/** What is sent where neither study nor command line says otherwise. */
export const defaultSettings = { temperature: 1, maxOutputTokens: 16_384 } as const;

/**
 * The settings of a model under test: those of the study, over them those of the role `subject`, over them the model's
 * own. What the command line gives stands in the study already, in all three places.
 */
export function subjectSettings(study: Study, model: string): ModelSettings {
  const own = study.modelSettings?.[model] ?? study.modelSettings?.[model.split('?')[0] ?? model] ?? {};
  const { model: _model, ...role } = study.roles?.subject ?? {};
  const merged: RoleSettings = { ...plainSettings(study), ...defined(role), ...defined(own) };
  return callSettings(model, {
    ...merged,
    temperature: merged.temperature ?? defaultSettings.temperature,
    maxOutputTokens: merged.maxOutputTokens ?? defaultSettings.maxOutputTokens,
  });
}

function plainSettings({ temperature, topP, maxOutputTokens, reasoning, providerOptions }: RoleSettings): RoleSettings {
  return defined({ temperature, topP, maxOutputTokens, reasoning, providerOptions });
}

function defined<Values extends object>(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values; // the same keys, fewer
}
