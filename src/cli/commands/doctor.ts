import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { existsSync } from 'node:fs';
import { listProviders } from '../../models/index.ts';
import { checksTable, type Check } from '../../reports/index.ts';
import type { CommandDeclaration } from '../command.ts';
import type { Context } from '../context.ts';
import { runsFolder } from '../runs-folder.ts';

/** Milliseconds that a provider has to answer at all. */
const reachTimeoutMs = 5000;
const enoughBytes = 1024 ** 3;

export const doctorCommand: CommandDeclaration = {
  name: 'doctor',
  summary: "check Node, keys (present or not, never their value), providers' reachability and disk",
  parameters: [],
  options: ['json', 'out'],
  examples: [['custodes doctor', 'before a long run']],
  async run(context, { options }) {
    const checks = [
      nodeCheck(),
      diskCheck(runsFolder(context, options)),
      ...(await Promise.all(listProviders().map((provider) => providerCheck(provider, context)))),
    ];
    context.terminal.out(
      options.json === true ? `${JSON.stringify({ format: 'custodes.doctor/1', checks }, null, 2)}\n` : `${checksTable(checks)}\n`,
    );
    return checks.some((check) => check.state === 'problem') ? 1 : 0;
  },
};

function nodeCheck(): Check {
  return { subject: 'Node', state: 'ok', detail: process.version };
}

function diskCheck(folder: string): Check {
  let place = folder;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  const { bavail, bsize } = statfsSync(place);
  const free = bavail * bsize;
  return { subject: 'disk', state: free < enoughBytes ? 'problem' : 'ok', detail: `${(free / 1024 ** 3).toFixed(1)} GiB free at ${place}` };
}

/** Only providers whose key is there are contacted, and only their own address: nothing leaves the machine unasked. */
async function providerCheck(provider: ReturnType<typeof listProviders>[number], { environment }: Context): Promise<Check> {
  const { name, keyVariable, baseUrlVariable } = provider;
  const key = environment[keyVariable] !== undefined && environment[keyVariable] !== '';
  const address = environment[baseUrlVariable] ?? provider.defaultBaseUrl;
  if (address === undefined) return { subject: name, state: 'unset', detail: `${baseUrlVariable} is not set` };
  if (!key && environment[baseUrlVariable] === undefined) return { subject: name, state: 'unset', detail: `${keyVariable} is not set` };
  const keyText = key ? 'key present' : 'no key';
  try {
    const { host } = new URL(address);
    const response = await fetch(address, { method: 'GET', signal: AbortSignal.timeout(reachTimeoutMs) });
    return { subject: name, state: 'ok', detail: `${keyText}, ${host} answers (${response.status} to a bare request)` };
  } catch {
    return { subject: name, state: 'problem', detail: `${keyText}, ${hostOf(address)} does not answer within ${reachTimeoutMs / 1000} s` };
  }
}

/** The host alone: an address may hold a password. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : 'its address (not a URL)';
}
