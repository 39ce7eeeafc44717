import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** The version of this program, from its package.json. */
export function programVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string }; // our own package.json
  return manifest.version;
}

/** Versions of Node and of the packages that the program stands on, as its package.json pins them. */
export function usedPackages(): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { dependencies: Record<string, string> }; // our own package.json
  return { node: process.versions.node, ...dependencies };
}

/** The commit of the checkout, with `-dirty` where files differ from it; undefined in an installed package or without git. */
export function gitRevision(): string | undefined {
  if (!existsSync(new URL('.git', root))) return undefined;
  const git = (...parameters: string[]): string =>
    execFileSync('git', parameters, {
      cwd: fileURLToPath(root),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: withoutKeys(),
    }).trim();
  try {
    const commit = git('rev-parse', '--short=12', 'HEAD');
    return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit}-dirty`;
  } catch {
    return undefined; // no git on this machine, or no commit yet
  }
}

/** What a child process needs of the environment: never a key. */
function withoutKeys(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { ...(PATH === undefined ? {} : { PATH }), ...(HOME === undefined ? {} : { HOME }) };
}
