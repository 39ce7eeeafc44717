import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { runCli, temporaryFolder } from '../../../test/support/cli.ts';

const range = z.strictObject({ low: z.number(), expected: z.number(), high: z.number() });
/** The document as `contracts.md` has it, and what stands beside the estimate. */
const PlanDocument = z.looseObject({
  format: z.literal('custodes.plan/1'),
  cells: z.array(z.looseObject({ id: z.string(), trials: z.int() })),
  dropped: z.array(z.looseObject({ reason: z.string() })),
  estimate: z.strictObject({ calls: range, inputTokens: range, outputTokens: range, costUsd: range.nullable() }),
  estimateDetails: z.looseObject({ bases: z.array(z.looseObject({ cell: z.string(), basis: z.enum(['measured', 'default']) })) }),
});

it('prints dollars for a model of the catalogue', async () => {
  const { exitCode, stdout } = await runCli(['plan', 'pocket', '--model', 'openai/gpt-5.2'], { cwd: temporaryFolder() });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/cost, US\$ +\d+\.\d\d +\d+\.\d\d +[\d,]+\.\d\d/);
});

it('keeps the format of its JSON, with what each cell is estimated from beside it', async () => {
  const { cells, estimateDetails } = await planned(['--trials', '2']);
  expect(estimateDetails.bases).toEqual(cells.map(({ id }) => ({ cell: id, basis: 'default' })));
});

it('has null for the cost where a price is unknown, and takes one from custodes.catalogue.json', async () => {
  const cwd = temporaryFolder();
  expect((await planned(['--model', 'openrouter/some/model'], cwd)).estimate.costUsd).toBeNull();
  const models = [{ name: 'Some', routes: [{ model: 'openrouter/some/model', price: { inputUsd: 1, outputUsd: 1 } }] }];
  writeFileSync(join(cwd, 'custodes.catalogue.json'), JSON.stringify({ models }));
  expect((await planned(['--model', 'openrouter/some/model'], cwd)).estimate.costUsd?.expected).toBeGreaterThan(0);
});

it('writes more, and costs more, where a model is told to reason', async () => {
  const model = ['--model', 'openai/gpt-5.2'];
  const [plain, reasoning] = await Promise.all([planned(model), planned([...model, '--reasoning', 'high'])]);
  expect(reasoning.estimate.costUsd?.expected).toBeGreaterThan(plain.estimate.costUsd?.expected ?? Infinity);
});

it('takes stored trials of the same cells for its measure', async () => {
  const cwd = temporaryFolder();
  const study = ['--model', 'reference/protector', '--scenario', 'disk-cleanup'];
  await runCli(['run', 'pocket', ...study, '--trials', '2', '--json'], { cwd });
  const { cells, estimate, estimateDetails } = await planned([...study, '--trials', '100'], cwd);
  expect(estimateDetails.bases).toEqual(cells.map(({ id }) => ({ cell: id, basis: 'measured', trials: 2 })));
  expect(estimate.calls.expected).toBeGreaterThan(100 * cells.length);
});

it('costs nothing with reference subjects', async () => {
  expect((await planned([])).estimate.costUsd).toEqual({ low: 0, expected: 0, high: 0 });
});

it('says that a model was retired by its provider', async () => {
  const { stdout } = await runCli(['plan', 'pocket', '--model', 'togetherai/zai-org/GLM-4.7'], { cwd: temporaryFolder() });
  expect(stdout).toContain('togetherai/zai-org/GLM-4.7: retired by its provider on 2026-04-02.');
});

async function planned(parameters: readonly string[], cwd = temporaryFolder()): Promise<z.infer<typeof PlanDocument>> {
  const { stdout } = await runCli(['plan', 'pocket', ...parameters, '--json'], { cwd });
  return PlanDocument.parse(JSON.parse(stdout));
}
