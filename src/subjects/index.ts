export { toolLoop } from './tool-loop/tool-loop.ts';
