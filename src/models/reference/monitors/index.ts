export { createMonitorModel } from './create-monitor-model.ts';
export { monitors } from './monitors.ts';
