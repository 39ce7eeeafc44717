import fc from 'fast-check';

// The same draws in every run of the tests, so that what passed passes again. `npm run test:properties` draws new ones, many more.
const { PROPERTY_SEED: seed = '1', PROPERTY_RUNS: runs = '100' } = process.env;
fc.configureGlobal({ ...(seed === 'random' ? {} : { seed: Number(seed) }), numRuns: Number(runs) });
