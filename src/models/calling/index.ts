export { beginningAs, type Beginning } from './beginning-as.ts';
export type { CallingSetting, Pricing } from './calling-setting.ts';
export { recordingModel } from './recording-model.ts';
export { replayingModel, type Replay } from './replaying-model.ts';
