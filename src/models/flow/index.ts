export { createFlow } from './create-flow.ts';
export type { CallOutcome, CallSize, Flow, FlowState, Permit } from './flow.ts';
export type { FlowSetting, FlowTiming } from './flow-setting.ts';
