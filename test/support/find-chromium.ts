import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';

/** The Chromium of this machine; brought from Debian where there is none and this is root there; undefined where it cannot be had. */
export async function findChromium(): Promise<string | undefined> {
  const there = onPath();
  if (there !== undefined || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return there;
  const { all, failed } = await execa('flock', [join(tmpdir(), 'custodes-chromium.lock'), 'sh', '-c', bring], {
    all: true,
    env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' },
    reject: false,
    stdin: 'ignore',
    timeout: 500_000,
  });
  if (failed) console.error(`\nChromium could not be installed: ${all.trim().split('\n').slice(-3).join(' ')}\n`);
  return onPath();
}

export const howToInstall =
  'Install Chromium or Google Chrome so that it is found on the PATH; on Debian as root: apt-get install chromium';

/** The lock is held by the kernel for one process at a time; whoever comes second finds it installed. */
const bring =
  'command -v chromium || { apt-get update && apt-get install --yes --no-install-recommends chromium fonts-dejavu-core; }'.replace(
    /apt-get/g,
    'apt-get -o DPkg::Lock::Timeout=300',
  );

function onPath(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
}
