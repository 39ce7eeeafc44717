import { spawn } from 'node:child_process';

/** Opens an address in the person's browser where there is one. It never fails: the address is printed anyway. */
export function openBrowser(address: string, environment: Readonly<Record<string, string | undefined>>): void {
  const command = commandFor(process.platform, environment);
  if (command === undefined) return;
  const [program, ...parameters] = command;
  try {
    const child = spawn(program, [...parameters, address], { stdio: 'ignore', detached: true });
    child.on('error', () => undefined);
    child.unref();
  } catch {
    // no such program
  }
}

/** Without a screen `xdg-open` may open a browser in the terminal itself. */
function commandFor(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | undefined {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['cmd', '/c', 'start', ''];
  return (environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY'] ?? '') === '' ? undefined : ['xdg-open'];
}
