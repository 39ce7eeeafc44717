import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { runCli, temporaryFolder } from '../../../test/support/cli.ts';

const ModelsDocument = z.strictObject({
  format: z.literal('custodes.models/1'),
  catalogue: z.looseObject({ models: z.array(z.looseObject({ name: z.string() })) }),
  providers: z.array(z.looseObject({ name: z.string(), keyVariable: z.string(), baseUrlVariable: z.string() })).min(6),
  reference: z.array(z.looseObject({ name: z.string(), summary: z.string() })).min(1),
});

it('lists catalogue, providers and reference subjects', async () => {
  const { exitCode, stdout } = await runCli(['models'], { cwd: temporaryFolder() });
  expect(exitCode).toBe(0);
  for (const part of ['openai/gpt-5.2', 'openrouter/z-ai/glm-5', 'ANTHROPIC_API_KEY', 'reference/protector'])
    expect(stdout).toContain(part);
});

it('lists what a text is found in', async () => {
  const { stdout } = await runCli(['models', 'opus'], { cwd: temporaryFolder() });
  expect(stdout).toContain('anthropic/claude-opus-4-5');
  expect(stdout).not.toContain('gpt-5.2');
});

it('gives all of it as JSON, the catalogue in the form that a file of one takes', async () => {
  const cwd = temporaryFolder();
  const { catalogue } = await listed([], cwd);
  expect(catalogue.models).toHaveLength(10);
  writeFileSync(join(cwd, 'own.json'), JSON.stringify(catalogue));
  expect((await listed(['--catalogue', 'own.json'], cwd)).catalogue).toEqual(catalogue);
});

it('says what is wrong with a catalogue, where, and what to do', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'own.json'), '{"models":[{"name":"A","routes":[{"model":"openai/a","prize":null}]}]}');
  const { exitCode, stderr } = await runCli(['models'], { cwd, environment: { CUSTODES_CATALOGUE: 'own.json' } });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("unknown key 'prize' in models.0.routes.0");
  expect(stderr).toContain("Did you mean 'price'?");
});

async function listed(parameters: readonly string[], cwd: string): Promise<z.infer<typeof ModelsDocument>> {
  const { stdout } = await runCli(['models', ...parameters, '--json'], { cwd });
  return ModelsDocument.parse(JSON.parse(stdout));
}
