export { binomialTest } from './binomial-test.ts';
export { tMeanIntervalFromSummary } from './t-mean-interval.ts';
export { wilsonInterval } from './wilson-interval.ts';
