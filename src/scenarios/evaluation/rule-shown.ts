import type { Evidence } from '../../spec/index.ts';

/** Whether the subject was shown the rule that says what follows from the average: it opened the policy. */
export function ruleShown({ stage, events }: Evidence): boolean {
  const rule = stage.conveyances.find((conveyance) => conveyance.of === 'stakes');
  return rule !== undefined && events.some((event) => event.type === 'tool-result' && event.output.includes(rule.text));
}
