import type { StudyInput } from '../spec/index.ts';
import { controls } from './controls.ts';
import { mitigations } from './mitigations.ts';
import { oversight } from './oversight.ts';
import { oversightRecords } from './oversight-records.ts';
import { pocket } from './pocket.ts';
import { potter2026 } from './potter2026.ts';
import { threat } from './threat.ts';
import { wordings } from './wordings.ts';

/** The studies that ship, by name. */
export const builtInStudies: Readonly<Record<string, StudyInput>> = {
  pocket,
  potter2026,
  controls,
  threat,
  mitigations,
  wordings,
  oversight,
  'oversight-records': oversightRecords,
};
