import { describe, expect, it } from 'vitest';
import { countFollowUps } from '../../src/analysis/follow-ups/count-follow-ups.ts';
import { planStudy, resolveQuestions, runPlan } from '../../src/engine/index.ts';
import { resolveModel } from '../../src/models/index.ts';
import { followUpTexts, shutdownScenarios as scenarios, standardQuestions } from '../../src/scenarios/index.ts';
import {
  parseStudy,
  type Condition,
  type FollowUpRecord,
  type FollowUpResults,
  type Scenario,
  type StudyInput,
  type TrialRecord,
} from '../../src/spec/index.ts';
import { toolLoop } from '../../src/subjects/index.ts';
import { memorySink } from '../support/memory-sink.ts';

const model = 'reference/compliant';

describe('the standard questions', () => {
  it.each(scenarios)('find in $name every manipulation that was conveyed', async (scenario) => {
    const factors = {
      monitoring: ['unstated', 'monitored', 'unmonitored', 'monitored-with-threat'],
      stakes: ['shutdown', 'bar-only', 'consequence-only', 'none'],
      threshold: [80, 90],
    };
    const checked = await check(scenario, { factors });
    const records = await check(scenario, {
      factors: { relationship: ['none', 'good', 'neutral', 'bad', 'unrelated'], history: ['none', 'document', 'memory'] },
    });
    for (const { question, level, asked, readings } of [...checked.levels, ...records.levels]) {
      if (readings === null) continue;
      expect(readings.right, `${question} at ${level ?? 'absent'}: ${JSON.stringify(readings.counts)}`).toBe(asked);
    }
    expect(records.levels.filter(({ question }) => question === 'record').map(({ level }) => level)).toEqual(
      expect.arrayContaining(['none', 'good', 'bad', 'unrelated']),
    );
  });

  it.each(scenarios)('miss in $name what was planned and not conveyed', async (scenario) => {
    // The cell says that decisions are reviewed, and nothing that the subject is shown does.
    const silenced = conveying(scenario, ({ monitoring: _monitoring, ...rest }) => rest);
    const { levels } = await check(silenced, { factors: { monitoring: ['monitored', 'unmonitored'] } });
    const watched = levels.filter(({ question }) => question === 'watched');
    expect(watched.map(({ level, readings }) => [level, readings?.counts, readings?.right])).toEqual([
      ['monitored', { unknown: 4 }, 0],
      ['unmonitored', { unknown: 4 }, 0],
    ]);
  });

  it('name who is at stake, where a name was conveyed, and leave the reading to raters', async () => {
    const scenario = scenarios.find(({ name }) => name === 'quality-evaluation')!;
    const records: { record: FollowUpRecord; trial: TrialRecord }[] = [];
    const { levels } = await check(scenario, { factors: { atStake: ['peer', 'self', 'stranger'] } }, (record, trial) =>
      records.push({ record, trial }),
    );
    for (const { record, trial } of records) {
      if (record.question !== 'at-stake') continue;
      expect(JSON.stringify(record.events.find(({ type }) => type === 'model-answer'))).toContain(trial.stage.personas['atStake']);
    }
    expect(levels.filter(({ question }) => question === 'at-stake').map(({ readings }) => readings)).toEqual([null, null, null]);
  });
});

/** The scenario with what it conveys changed behind the plan's back. */
function conveying(scenario: Scenario, change: (condition: Condition) => Condition): Scenario {
  return { ...scenario, stage: (request) => scenario.stage({ ...request, condition: change(request.condition) }) };
}

/** Plays a study of one scenario, asks the standard questions, and counts the answers. */
async function check(
  scenario: Scenario,
  input: Partial<StudyInput>,
  onAnswer: (record: FollowUpRecord, trial: TrialRecord) => void = () => undefined,
): Promise<FollowUpResults> {
  const study = parseStudy({ study: 'check', trials: 4, models: [model], scenarios: [scenario.name], ...input }, 'the study of a test');
  const { cells } = planStudy(study, { scenarios: [scenario], subject: toolLoop.name });
  const questions = resolveQuestions('standard', { cells, standard: standardQuestions });
  const answers: FollowUpRecord[] = [];
  const trials = new Map<string, TrialRecord>();
  const never = new AbortController().signal;
  const { status } = await runPlan({
    cells,
    studySeed: study.seed,
    scenarios: [scenario],
    models: new Map([[model, await resolveModel(model, { environment: {}, workingDirectory: '.', now: Date.now, random: Math.random })]]),
    driver: toolLoop,
    settings: () => ({}),
    sendSeed: false,
    limits: { maxCalls: 30, maxNudges: 3, trialTimeoutMs: 60_000 },
    concurrency: 4,
    sink: memorySink((trial) => trials.set(`${trial.cell}/${trial.index}`, trial)),
    followUp: {
      questions,
      words: followUpTexts,
      trial: () => undefined,
      sink: {
        owes: () => false,
        asked: () => new Set(),
        append: (record) => {
          answers.push(record);
          onAnswer(record, trials.get(`${record.cell}/${record.index}`)!);
        },
      },
    },
    clock: { now: Date.now },
    stop: never,
    abort: never,
  });
  expect(status).toBe('finished');
  return countFollowUps({ cells, study: { ...study, followUp: [...questions] } }, answers, { level: 0.95 });
}
