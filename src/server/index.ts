export { createViewerServer, type ViewerServer, type ViewerSetting } from './create-viewer-server.ts';
export type { AskedComparison, ResultsMaker } from './kept-results.ts';
export type { PageFiles } from './serve-page.ts';
