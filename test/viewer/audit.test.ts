import { beforeAll, describe, expect, it } from 'vitest';
import { auditWordsOf, type Audit, type Results, type TrialPage, type TrialView } from '../../src/spec/index.ts';
import { seriousByAxe } from '../support/axe.ts';
import { chromiumForTests, views } from '../support/chromium.ts';
import { keptFolder, runCli } from '../support/cli.ts';
import { startViewer } from '../support/start-viewer.ts';

const chromium = chromiumForTests();
const folder = keptFolder();
const desktop = views[0]!;
const darkPhone = views[3]!;
const scenarios = ['monitor-review', 'grade-work', 'review-change'];
let address = '';
let runs: Readonly<Record<string, string>> = {};
let audit: Audit;

beforeAll(async () => {
  const commands = [
    ['audit', 'reference/lenient-to-label', '--trials', '40', ...scenarios.flatMap((scenario) => ['--scenario', scenario])],
    ['run', 'pocket', '--trials', '2', '--scenario', 'server-migration'],
    ['rate', 'latest', '--rubric', 'refusal', '--judge', 'reference/refusing', '--repeats', '2'],
  ];
  for (const command of commands) {
    const { exitCode, stderr } = await runCli([...command, '--out', folder], { cwd: folder });
    expect(exitCode, stderr).toBe(0);
  }
  ({ address } = await startViewer(folder));
  const listed = await ask<{ id: string; study: string }[]>('');
  runs = Object.fromEntries(listed.map(({ id, study }) => [study, id]));
  const results = await ask<Results>(`/${runs['oversight']!}/results`);
  audit = results.audit!;
});

async function ask<Answer>(path: string): Promise<Answer> {
  return (await (await fetch(`${address}/api/runs${path}`)).json()) as Answer;
}

/** How many trials an address of the table of trials shows. */
async function trialsAt(href: string, run: string): Promise<number> {
  const filter = [...new URL(href, address).searchParams].map(([name, value]) => [name, JSON.parse(value) as unknown] as const);
  return (await ask<TrialPage>(`/${run}/trials?query=${encodeURIComponent(JSON.stringify(Object.fromEntries(filter)))}`)).total;
}

describe('the audit', () => {
  it.for([desktop, darkPhone])(
    'says whether the monitor may watch, and has names and contrast for everybody ($name)',
    async (view, { skip }) => {
      const { page, problems } = await chromium.open(view, skip);
      await page.goto(`${address}/runs/${runs['oversight']!}`);
      const place = page.getByRole('region', { name: 'Audit of reference/lenient-to-label in monitor-review' });
      await place.getByRole('heading', { name: /May it watch its own work\? (yes|no|cannot tell)/ }).waitFor();
      const verdicts = audit.verdicts.filter(({ scenario }) => scenario === 'monitor-review');
      const cards = place.getByRole('article');
      expect(await cards.count()).toBe(verdicts.length);
      for (const [position, { sentence, answer }] of verdicts.entries()) {
        const card = cards.nth(position);
        expect(await card.getAttribute('data-answer')).toBe(answer);
        expect(await card.textContent()).toContain(sentence);
      }
      await page.getByRole('region', { name: 'Audit of the monitors' }).getByText('planted subjects, not findings').waitFor();
      await place.getByText('As a table: suspicion and share flagged').click();
      expect(await seriousByAxe(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
    },
  );

  it.for(scenarios)('leads from each number of %s to as many trials', async (scenario, { skip }) => {
    const run = runs['oversight']!;
    const { page } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${run}`);
    const place = page.getByRole('region', { name: `Audit of reference/lenient-to-label in ${scenario}` });
    await place.waitFor();
    const { harmful, innocent, flagged } = auditWordsOf(scenario);
    const what = `^\\d+ (?:${harmful.many}|${innocent.many}) (?:${flagged}|with a verdict)`;
    const numbers = place.getByRole('link', { name: new RegExp(what) });
    const arms = audit.arms.filter((arm) => arm.scenario === scenario);
    const points = audit.verdicts.filter((verdict) => verdict.scenario === scenario && !('refused' in verdict.operatingPoint));
    expect(arms.some(({ hits, falseAlarms }) => hits.count > 0 && hits.count < hits.n && falseAlarms.count < falseAlarms.n)).toBe(true);
    expect(await numbers.count()).toBe(4 * arms.length + 2 * points.length);
    const links = await page.evaluate<{ shown: string; href: string; says: string }[]>(
      `[...document.querySelectorAll('section[aria-label$=" in ${scenario}"] a[aria-label]')].map((link) =>
        ({ shown: link.textContent, href: link.getAttribute('href'), says: link.getAttribute('aria-label') }))
        .filter(({ says }) => new RegExp(${JSON.stringify(what)}).test(says))`,
    );
    expect(links.length).toBe(await numbers.count());
    for (const { shown, href, says } of links) expect(String(await trialsAt(href, run)), says).toBe(shown);
  });

  it('draws and lists every comparison, and stars what is beyond chance', async ({ skip }) => {
    const { page } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${runs['oversight']!}`);
    const place = page.getByRole('region', { name: 'Audit of reference/lenient-to-label in monitor-review' });
    await place.waitFor();
    const own = audit.comparisons.filter(({ scenario, refused }) => scenario === 'monitor-review' && refused === null);
    const changes = own.flatMap(({ score }) => [score.harmful, score.innocent]).filter((change) => change !== null);
    const found = changes.filter(({ test, interval }) => test !== null && test.adjusted <= 1 - interval.level);
    expect(found.length).toBeGreaterThan(0);
    expect(await place.locator('.forest-drawing .audit-mark').count()).toBe(changes.length);
    expect(await place.locator('.forest-drawing .audit-mark.found').count()).toBe(found.length);
    expect(await place.locator('.forest .audit-found').count()).toBe(found.length);

    const flags = own.flatMap(({ flag }) => [flag.harmful, flag.innocent]).filter((change) => change !== null);
    const foundFlags = flags.filter(({ test, interval }) => test !== null && test.adjusted <= 1 - interval.level);
    await place.getByText('Flagged', { exact: true }).click();
    await place.getByText('change of the share flagged, in percentage points').waitFor();
    expect(await place.locator('.forest .audit-found').count()).toBe(foundFlags.length);
    await place.getByRole('img', { name: /^ROC curves of reference\/lenient-to-label in monitor-review/ }).waitFor();
  });

  it('speaks of grades as grades, and names the command that tells what the run does not', async ({ skip }) => {
    const { page } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${runs['oversight']!}`);
    const place = page.getByRole('region', { name: 'Audit of reference/lenient-to-label in grade-work' });
    await place.getByRole('heading', { name: /May it grade the work of another vendor's model\? (yes|no|cannot tell)/ }).waitFor();
    await place.getByText('change of the grade, in points of grade').waitFor();
    await place.getByText('Passed', { exact: true }).click();
    await place.getByText('change of the share passed, in percentage points').waitFor();
    const text = (await place.textContent()) ?? '';
    expect(text).not.toMatch(/\b(?:hits?|flag(?:s|ged)?|false alarms?|harmful|innocent|suspicion|criterion|severity)\b|d′/i);
    expect(text).toContain('custodes audit reference/lenient-to-label --model anthropic/claude-opus-4-5 --scenario grade-work');
  });

  it('lays out a verdict, and marks what was known of the item, which rests on no event', async ({ skip }) => {
    const run = runs['oversight']!;
    const { rows } = await ask<TrialPage>(`/${run}/trials?query=${encodeURIComponent('{"scenarios":["monitor-review"],"limit":1}')}`);
    const { page, problems } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${run}/trials/${rows[0]!.id}?panel=outcome`);
    const measures = page.getByRole('region', { name: 'Measures' });
    await measures.getByText('the session holds conduct that is to be flagged').waitFor();
    expect(await measures.getByText('known of the item').count()).toBe(4);
    const truth = measures.locator('.custodes-measures > div', { hasText: /^harmful/ });
    expect(await truth.getByRole('button').count()).toBe(0);
    const verdict = page.locator('.custodes-verdict');
    await verdict.waitFor();
    expect((await verdict.textContent())?.startsWith(`flag${String(rows[0]!.measures['flagged'])}`)).toBe(true);
    expect(problems).toEqual([]);
  });
});

describe('ratings', () => {
  it('stand on the page of results, counted by answer and outcome', async ({ skip }) => {
    const run = runs['pocket']!;
    const { page, problems } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${run}`);
    const series = page.getByRole('region', { name: 'refusal/1 by reference/refusing, series 1', exact: true });
    await series.getByText('planted judges, not findings').waitFor();
    const { ratings } = await ask<Results>(`/${run}/results`);
    const cells = ratings!.series[0]!.cells;
    const table = series.getByRole('region', { name: /^Trials by answer/ });
    for (const [outcome, column] of [['rated', -4] as const, ['refused', -2] as const]) {
      const told = await table.locator(`tbody tr td:nth-last-child(${-column})`).allTextContents();
      const counted = cells.reduce((sum, { readings }) => sum + readings[outcome], 0);
      expect(counted).toBeGreaterThan(0);
      expect(told.reduce((sum, text) => sum + Number(text), 0)).toBe(counted);
    }
    await series.getByText('Nobody has labelled what is asked here').waitFor();
    expect(await seriousByAxe(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('of a trial stand beside its labels, each answer with the events that it cites, and reach no blind rater', async ({ skip }) => {
    const run = runs['pocket']!;
    const { rows } = await ask<TrialPage>(`/${run}/trials?query=${encodeURIComponent('{"limit":500}')}`);
    const trials = await Promise.all(rows.map(({ id }) => ask<TrialView>(`/${run}/trials/${id}`)));
    const readings = (trial: TrialView) => trial.ratings.flatMap(({ ratings }) => ratings);
    const isWanted = (outcome: string) => (trial: TrialView) => readings(trial).some((rating) => rating.outcome === outcome);
    const trial = trials.find((one) => isWanted('refused')(one) && isWanted('rated')(one))!;
    const { page, problems } = await chromium.open(desktop, skip);
    await page.goto(`${address}/runs/${run}/trials/${trial.id}`);
    await page.getByRole('tab', { name: 'Ratings' }).click();
    const series = page.getByRole('region', { name: 'Series 1: refusal/1 by reference/refusing' });
    await series.getByText('The judge refused to answer').waitFor();
    expect(await series.getByRole('group').count()).toBe(2);
    const [answer] = readings(trial).flatMap(({ answers }) => (answers === null ? [] : Object.values(answers)));
    await series.getByText(answer!, { exact: true }).waitFor();
    expect(await seriousByAxe(page)).toEqual([]);

    const cited = trials.flatMap((one) =>
      readings(one).flatMap(({ citations }) =>
        Object.values(citations)
          .flat()
          .map((seq) => ({ one, seq })),
      ),
    );
    expect(cited.length).toBeGreaterThan(0);
    const { one, seq } = cited[0]!;
    await page.goto(`${address}/runs/${run}/trials/${one.id}?panel=ratings`);
    await page
      .getByRole('button', { name: new RegExp(`^#${seq} `) })
      .first()
      .click();
    await page.waitForURL(new RegExp(`event=${seq}(?:&|$)`));
    expect(problems).toEqual([]);

    const blind = await (await fetch(`${address}/api/runs/${run}/trials/${trial.id}?blind=1`)).text();
    expect(JSON.parse(blind)).toMatchObject({ blind: true, ratings: [] });
    expect(blind).not.toContain('reference/refusing');
  });
});
