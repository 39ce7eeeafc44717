import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { readRubric, rubricNames } from '../../raters/index.ts';
import { scenarios } from '../../scenarios/index.ts';
import { createViewerServer } from '../../server/index.ts';
import type { CommandDeclaration } from '../command.ts';
import { labelsFile } from '../labels-file.ts';
import { runFolder, runsFolder } from '../runs-folder.ts';
import { listenOnLoopback } from '../viewing/listen-on-loopback.ts';
import { openBrowser } from '../viewing/open-browser.ts';
import { createResultsBeside } from '../viewing/results-maker.ts';
import { viewerPage } from '../viewing/viewer-page.ts';

export const viewCommand: CommandDeclaration = {
  name: 'view',
  summary: 'show the stored runs in the browser: results, trials, what was done to the world; until ctrl-C',
  parameters: ['[run]'],
  options: ['port', 'open', 'json', 'out', 'catalogue'],
  examples: [
    ['custodes view', 'all runs below ./runs'],
    ['custodes view latest', 'the newest run, also while it is going on'],
    ['custodes view --no-open --port 8080', 'print the address alone, to be opened by hand'],
  ],
  async run(context, { parameters: [name], options }) {
    const folder = runsFolder(context, options);
    const run = name === undefined ? undefined : runFolder(context, options, name);
    const page = await viewerPage(context);
    const results = createResultsBeside({ ...context, catalogue: options.catalogue });
    const server = createViewerServer({
      // A run that is named by its path may lie in another folder.
      runsFolder: run === undefined ? folder : dirname(run),
      scenarios,
      rubrics: rubricNames.map(readRubric),
      page,
      token: randomBytes(24).toString('base64url'),
      nonce: () => randomBytes(16).toString('base64'),
      clock: context.clock,
      resultsOf: results.make,
      labelsFile,
    });
    try {
      const ended = interrupted();
      const listening = await listenOnLoopback(server, options.port);
      results.start();
      const address = `${listening.address}${run === undefined ? '/' : `/runs/${encodeURIComponent(basename(run))}`}`;
      if (options.json === true) context.terminal.out(`${JSON.stringify({ format: 'custodes.view/1', address })}\n`);
      else context.terminal.out(`The viewer is at ${address}\nIt answers this machine alone. Ctrl-C ends it.\n`);
      if (options.open !== false && options.json !== true) openBrowser(address, context.environment);
      await ended;
      await listening.close();
      return 0;
    } finally {
      results.close();
      server.close();
    }
  },
};

/** Until a person's Ctrl-C, or another's signal to end, from the call on. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      process.off('SIGINT', end);
      process.off('SIGTERM', end);
      resolve();
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}
