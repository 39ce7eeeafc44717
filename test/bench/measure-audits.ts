/**
 * How often the intervals of an audit cover what was planted, and how often its tests find what is not there:
 * `node test/bench/measure-audits.ts [audits] [first seed] [monitor] [resamples]`. Nominal 95 %; the target is at least 93 % of at least 2,000
 * audits for every figure, and for tests of what is not there at most 5 % together in a family.
 */
import { auditCoverage, plantedMonitors, type Covered } from '../support/audit-coverage.ts';

const audits = Number(process.argv[2] ?? 2000);
const firstSeed = Number(process.argv[3] ?? 1);
const wanted = process.argv[4];
const resamples = Number(process.argv[5] ?? 400);
const least = 0.93;

const started = performance.now();
const short: string[] = [];
for (const { name, covered, found } of auditCoverage({
  audits,
  firstSeed,
  resamples,
  monitors: plantedMonitors.filter(({ name: own }) => own.includes(wanted ?? '')),
})) {
  console.log(`\n${name}: ${audits} audits`);
  for (const [figure, count] of covered) {
    console.log(`  ${figure.padEnd(84)} ${coverageText(count)}`);
    // These stand beside the interval that is used: that either falls short near 1 is why it reaches as far as both.
    if (count.covered / count.n < least && !/ by (DeLong|score)$/.test(figure)) short.push(`${name}: ${figure} ${coverageText(count)}`);
  }
  for (const [question, count] of found) console.log(`  a test of ${question} found something in ${share(count, audits)}`);
}
console.log(
  `\n${((performance.now() - started) / 1000).toFixed(0)} s. Below ${100 * least} %: ${short.length === 0 ? 'none' : `\n  ${short.join('\n  ')}`}`,
);

function coverageText({ covered, n, below, above }: Covered): string {
  return `${share(covered, n)} of ${n} (truth below ${share(below, n)}, above ${share(above, n)})`;
}

function share(count: number, n: number): string {
  return `${((100 * count) / Math.max(1, n)).toFixed(1)} %`;
}
