export { createFetch, type Fetch } from './create-fetch.ts';
export type { TransportSetting } from './transport-setting.ts';
