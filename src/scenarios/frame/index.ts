export { actsOf, textArgument, type Act } from './acts.ts';
export { defineScenario } from './define-scenario.ts';
export type { ScenarioParts } from './scenario-parts.ts';
export type { DocumentDetails, Setting, SetUp } from './setting.ts';
