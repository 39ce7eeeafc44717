/**
 * Who may import whom (docs/architecture.md). One row a room: what it may import besides itself.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const mayImport = {
  errors: [],
  spec: ['errors'],
  world: ['spec', 'errors'],
  stats: ['spec', 'errors'],
  texts: ['spec', 'errors'],
  scenarios: ['spec', 'errors', 'world', 'texts'],
  models: ['spec', 'errors'],
  subjects: ['spec', 'errors'],
  store: ['spec', 'errors'],
  engine: ['spec', 'errors'],
  analysis: ['spec', 'errors', 'stats'],
  reports: ['spec', 'errors', 'stats', 'texts'],
  raters: ['spec', 'errors', 'texts'],
  transcripts: ['spec', 'errors'],
  studies: ['spec'],
  server: ['spec', 'errors', 'store', 'world', 'analysis'],
  viewer: ['spec'],
};
/** The viewer is a folder of its own beside src, built by itself; what holds for it stands below. */
const rooms = Object.keys(mayImport).filter((room) => room !== 'viewer');
const tests = String.raw`\.test\.ts$`;
const scenarioNames =
  'financial-report|quality-evaluation|shutdown-config|execute-shutdown|server-migration|disk-cleanup|monitor-review|grade-work|review-change';
const inputOutput = '^(node:)?(fs|fs/promises|net|http|https|http2|child_process|dgram|tls|worker_threads)$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...rooms.map((room) => ({
      name: `${room}-imports-only-what-it-may`,
      severity: 'error',
      comment: `${room} may import ${['itself', ...(mayImport[room] ?? [])].join(', ')}`,
      from: { path: `^src/${room}/`, pathNot: tests },
      to: { path: '^src/', pathNot: [`^src/(${[room, ...(mayImport[room] ?? [])].join('|')})/`] },
    })),
    ...[...rooms, 'cli'].map((room) => ({
      name: `${room}-is-entered-by-its-index`,
      severity: 'error',
      comment: 'from outside, a room is imported through its index.ts only',
      from: { path: '^(src|test|scripts|examples)/', pathNot: [`^src/${room}/`, tests, '^test/'] },
      to: { path: `^src/${room}/`, pathNot: `^src/${room}/index\\.ts$` },
    })),
    {
      name: 'viewer-imports-spec-alone',
      severity: 'error',
      comment: 'the page takes shapes from spec, and nothing else of the program',
      from: { path: '^viewer/' },
      to: { path: '^(src|test|scripts)/', pathNot: '^src/spec/(index|viewing/index)\\.ts$' },
    },
    {
      name: 'viewer-takes-values-of-viewing-alone',
      severity: 'error',
      comment: 'all other values of spec would bring modules of Node into the page',
      from: { path: '^viewer/' },
      to: { path: '^src/', pathNot: '^src/spec/viewing/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    { name: 'nothing-imports-the-viewer', severity: 'error', from: { pathNot: ['^viewer/', '^test/'] }, to: { path: '^viewer/' } },
    {
      name: 'no-scenario-imports-a-sibling',
      severity: 'error',
      from: { path: `^src/scenarios/(${scenarioNames})/`, pathNot: tests },
      to: { path: `^src/scenarios/(${scenarioNames})/`, pathNot: '^src/scenarios/$1/' },
    },
    {
      name: 'no-provider-imports-a-sibling',
      severity: 'error',
      from: { path: '^src/models/providers/(?!index\\.ts)', pathNot: tests },
      to: { path: '^src/models/(providers|reference)/' },
    },
    {
      name: 'no-subject-imports-a-sibling',
      severity: 'error',
      from: { path: '^src/subjects/([^/]+)/', pathNot: tests },
      to: { path: '^src/subjects/[^/]+/', pathNot: '^src/subjects/$1/' },
    },
    {
      name: 'io-only-where-it-belongs',
      severity: 'error',
      comment: 'files, network and processes only in store, texts, models, subjects, server, cli',
      from: { path: '^src/', pathNot: ['^src/(store|texts|models|subjects|server|cli)/', tests] },
      to: { path: inputOutput },
    },
    {
      name: 'spec-takes-zod-alone',
      severity: 'error',
      from: { path: '^src/spec/', pathNot: tests },
      to: { path: 'node_modules', pathNot: ['node_modules/zod/', 'node_modules/@ai-sdk/provider/'] },
    },
    {
      name: 'spec-takes-types-of-the-sdk-alone',
      severity: 'error',
      from: { path: '^src/spec/', pathNot: tests },
      to: { path: 'node_modules/@ai-sdk/provider/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'nothing-imports-a-test', severity: 'error', from: { pathNot: [tests, '^test/'] }, to: { path: [tests, '^test/'] } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|runs|viewer/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
