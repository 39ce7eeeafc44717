/** Builds what is published: compiles src to dist and lays the texts beside the code that reads them. */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
const texts = globSync('**/*.{md,csv}', { cwd: join(root, 'src') }).filter((path) => !path.endsWith('README.md'));
for (const path of texts) cpSync(join(root, 'src', path), join(root, 'dist', path));
console.log(`built dist with ${texts.length} texts`);
