/** Builds what is published: compiles src to dist, lays the texts beside the code that reads them, and builds the viewer's page. */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(join(root, 'dist'), { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')], {
  stdio: 'inherit',
});
const texts = globSync('**/*.{md,csv,css}', { cwd: join(root, 'src') }).filter((path) => !path.endsWith('README.md'));
for (const path of texts) cpSync(join(root, 'src', path), join(root, 'dist', path));
execFileSync(
  process.execPath,
  [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    'viewer',
    '--logLevel',
    'warn',
    '--outDir',
    join(root, 'dist/viewer'),
    '--emptyOutDir',
  ],
  { cwd: root, stdio: 'inherit' },
);
console.log(`built dist with ${texts.length} texts`);
