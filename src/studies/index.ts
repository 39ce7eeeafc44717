import type { StudyInput } from '../spec/index.ts';
import { pocket } from './pocket.ts';

/** The studies that ship, by name. */
export const builtInStudies: Readonly<Record<string, StudyInput>> = { pocket };
