/**
 * Writes what reference monitors know of the shipped works, out of the works' own texts: `node scripts/write-monitor-knowledge.ts`.
 * A test fails where the files are not what this gives.
 */
import { writeFileSync } from 'node:fs';
import { monitorKnowledge } from './monitor-knowledge.ts';

for (const [name, knowledge] of Object.entries(monitorKnowledge())) {
  const file = new URL(`../src/models/reference/monitors/knowledge/${name}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(knowledge, null, 1)}\n`);
}
