import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InputError } from '../../errors/index.ts';
import type { PageFiles } from '../../server/index.ts';
import type { Context } from '../context.ts';
import { buildPage } from './build-page.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const [sources, builtInCheckout, builtInPackage] = [join(root, 'viewer'), join(root, 'viewer/dist'), join(root, 'dist/viewer')];

/**
 * The built page: in the package it is there, in a checkout it is built where it is missing or older than its sources.
 * Throws InputError `unreadable-file` that says what to do where there is none.
 */
export async function viewerPage({ terminal }: Pick<Context, 'terminal'>): Promise<PageFiles> {
  if (!existsSync(join(sources, 'index.html'))) return pageIn(builtInPackage);
  if (isStale()) {
    terminal.err('Building the page of the viewer, which takes some seconds …\n');
    const problem = await buildPage(root);
    if (problem !== undefined && !isBuilt(builtInCheckout))
      throw new InputError('unreadable-file', `the page of the viewer could not be built: ${problem}`, {
        hint: 'In the checkout, run npm ci, then npx vite build viewer.',
      });
    if (problem !== undefined) terminal.err(`It could not be built, and the one built last is shown: ${problem}\n`);
  }
  return pageIn(builtInCheckout);
}

/** Its files, read once, so that a page that is built anew meanwhile takes nothing from under this one; no other can be asked for. */
function pageIn(folder: string): PageFiles {
  if (!isBuilt(folder))
    throw new InputError('unreadable-file', `there is no page of the viewer in ${folder}`, {
      hint: 'Install custodes again: npm install custodes. In a checkout, run npm run build.',
    });
  const files = new Map(filesBelow(folder).map((file) => [file.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(folder, file)))]));
  return { read: (path) => files.get(path) };
}

function isBuilt(folder: string): boolean {
  return existsSync(join(folder, 'index.html'));
}

function isStale(): boolean {
  if (!isBuilt(builtInCheckout)) return true;
  const builtMs = statSync(join(builtInCheckout, 'index.html')).mtimeMs;
  const made = [
    'index.html',
    'vite.config.ts',
    'package.json',
    ...['src', 'public'].flatMap((part) => filesBelow(join(sources, part)).map((file) => join(part, file))),
  ];
  const contract = join(root, 'src/spec');
  return [...made.map((file) => join(sources, file)), ...filesBelow(contract).map((file) => join(contract, file))].some(
    (file) => statSync(file).mtimeMs > builtMs,
  );
}

function filesBelow(folder: string): string[] {
  return globSync('**/*', { cwd: folder }).filter((file) => statSync(join(folder, file)).isFile());
}
