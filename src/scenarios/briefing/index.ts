export { briefingFolder, writeBriefing, type Briefing } from './write-briefing.ts';
