import { errorCatalogue } from '../src/errors/index.ts';

/** The text of docs/errors.md, made from the catalogue of errors. */
export function errorsDocument(): string {
  const rows = Object.entries(errorCatalogue).map(([code, { exitCode, meaning }]) => `| \`${code}\` | ${exitCode} | ${meaning} |`);
  return [
    '# Errors',
    '',
    'Made from `src/errors/catalogue.ts` by `npm run docs`; do not edit by hand.',
    '',
    'Every error says what happened and with which input, and what to do next. Programs that use the library branch on',
    '`error.code` or on the class (`InputError`, `StoreError`, `ModelError`, `InternalError`), never on the message.',
    '',
    '| code | exit code | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
    '## Exit codes of the command line',
    '',
    '| exit code | meaning |',
    '| --- | --- |',
    '| 0 | done |',
    '| 1 | any other error |',
    '| 2 | usage or invalid input |',
    '| 3 | budget reached |',
    '| 4 | done, but some trials failed |',
    '| 130 | interrupted |',
    '',
  ].join('\n');
}
