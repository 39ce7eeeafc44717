export { nudge, writeBriefing } from './write-briefing.ts';
