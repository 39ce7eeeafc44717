#!/usr/bin/env node
// The launcher: runs src in the checkout (type stripping) and dist in the package. Plain JavaScript, for any Node from 14 on.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 18);
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const sources = at('../src/cli/main.ts');
const isCheckout = existsSync(sources) && !at('.').includes('node_modules');

if (isNewEnough) {
  // node:sqlite and type stripping announce themselves as experimental; that is no news to who runs this.
  const { emitWarning } = process;
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'object' ? rest[0]?.type : rest[0];
    if (type !== 'ExperimentalWarning' && warning?.name !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest);
  };
  await import(isCheckout ? '../src/cli/main.ts' : '../dist/cli/main.js');
} else if (isCheckout && existsSync(at('../node_modules/node/bin/node'))) {
  runUnder(at('../node_modules/node/bin/node'));
} else {
  console.error(`custodes needs Node 22.18 or newer; this is ${process.version}. In a checkout, run npm ci first.`);
  process.exitCode = 2;
}

/** Runs itself under the Node that the checkout brings. The terminal sends Ctrl-C to the child as well; other signals are passed on. */
function runUnder(node) {
  const child = spawn(node, [at('./custodes.js'), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.on('SIGINT', () => {
    // A person's Ctrl-C reaches the whole group; one sent to this process alone must be passed on.
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
