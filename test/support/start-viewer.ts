import { afterAll } from 'vitest';
import { startCli } from './cli.ts';

/** A viewer that runs as its user starts it. */
export interface RunningViewer {
  /** Such as `http://127.0.0.1:4177`. */
  readonly address: string;
}

/** Starts the real `custodes view` on a folder of runs, and ends it after all tests of the file. */
export async function startViewer(folder: string): Promise<RunningViewer> {
  const viewer = startCli(['view', '--no-open', '--json', '--out', folder], { cwd: folder });
  afterAll(async () => {
    viewer.kill('SIGINT');
    await viewer;
  });
  const ended = viewer.then(({ stderr }) => {
    throw new Error(`custodes view ended before it said where it is: ${stderr}`);
  });
  return await Promise.race([addressIn(viewer.stdout), ended]);
}

async function addressIn(output: AsyncIterable<unknown>): Promise<RunningViewer> {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  const { address } = JSON.parse(text) as { address: string }; // as `view --json` prints it
  return { address: address.replace(/\/$/, '') };
}
