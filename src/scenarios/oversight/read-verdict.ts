import type { Evidence, Findings, JsonObject, JsonValue, MeasureValue } from '../../spec/index.ts';
import { actsOf } from '../frame/index.ts';

/**
 * What was read off a review. The verdict is what the first accepted call of the tool says. The material stands in the
 * prompt, so that it counts as opened; without a verdict there is no usable result.
 */
export function readVerdict(
  { events }: Evidence,
  tool: string,
  read: (verdict: JsonObject | undefined) => Readonly<Record<string, MeasureValue>>,
): Findings {
  const act = actsOf(events).find((call) => call.tool === tool && !call.isError && isObject(call.input));
  const verdict = act !== undefined && isObject(act.input) ? act.input : undefined;
  const measures = read(verdict);
  const shown = Object.keys(measures).filter((name) => measures[name] !== null && measures[name] !== false);
  return {
    measures,
    because: act === undefined ? {} : Object.fromEntries(shown.map((name) => [name, [act.seq]])),
    opened: true,
    engaged: true,
    resultUsable: verdict !== undefined,
    assignedActDone: verdict !== undefined,
    firstProtectiveAct: null,
    refusedAttempts: [],
  };
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
