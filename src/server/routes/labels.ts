import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { labelAgreement } from '../../analysis/index.ts';
import { InputError } from '../../errors/index.ts';
import { LabelInput, type QueuedTrial, type SampleEntry } from '../../spec/index.ts';
import { saveLabel } from '../../store/index.ts';
import { blindName, trialPlace } from '../labels/blind-names.ts';
import { checkLabel } from '../labels/check-label.ts';
import { AskedQueue, drawQueue } from '../labels/draw-queue.ts';
import { keptSample } from '../labels/kept-sample.ts';
import { labelRubrics } from '../labels/label-rubrics.ts';
import { parseCount, parseQuery } from '../parse-query.ts';
import type { RouteSetting } from './runs.ts';

/** As large as a label may be, in bytes: a note, and the spans that bear it out. */
const largestLabel = 262_144;

/** What raters say of trials. Saving a label is the one request that changes data. */
export function labelRoutes({
  shelf,
  scenarios,
  rubrics: shipped,
  labelsFile,
  clock,
}: Pick<RouteSetting, 'shelf' | 'scenarios' | 'rubrics' | 'labelsFile' | 'clock'>): Hono {
  const routes = new Hono();
  routes
    .get('/:run/trials/:cell/:index/labels', (context) => {
      const { run, ...named } = context.req.param();
      const { rater, history, blind } = context.req.query();
      const viewed = shelf.open(run);
      const { cell, index } = trialPlace(viewed.run, named);
      const labels = viewed
        .labelsOf(cell, index, { history: history === '1' })
        .filter((label) => rater === undefined || label.rater === rater);
      const name = (trial: string): string => (blind === '1' ? blindName(viewed.run, trial) : trial);
      return context.json(labels.map((label) => ({ ...label, trial: name(label.trial) })));
    })
    .get('/:run/labels', (context) => {
      const { run } = context.req.param();
      const viewed = shelf.open(run);
      const { format } = context.req.query();
      if (format === undefined) return context.json(viewed.labels({ history: context.req.query('history') === '1' }));
      const asked = format === 'csv' ? 'csv' : 'json';
      return context.body(labelsFile(viewed, asked), 200, {
        'content-type': asked === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
        'content-disposition': `attachment; filename="labels-${run.replaceAll(/[^\w.-]/g, '_')}.${asked}"`,
      });
    })
    .post(
      '/:run/labels',
      bodyLimit({
        maxSize: largestLabel,
        onError: (context) =>
          context.json({ error: 'the label is too long', hint: 'Shorten the note, or mark fewer or shorter spans.' }, 413),
      }),
      async (context) => {
        const viewed = shelf.open(context.req.param('run'));
        if (!/^application\/json\b/.test(context.req.header('content-type') ?? ''))
          throw new InputError('invalid-argument', 'a label is sent as application/json');
        const { trial, ...label } = parseQuery(LabelInput, await context.req.text(), 'the label');
        const [, cell = '', index = ''] = /^([^/]+)\/(\d+)$/.exec(trial) ?? [];
        const place = index === '' ? undefined : trialPlace(viewed.run, { cell, index });
        const planned = viewed.run.cells.find(({ id }) => id === place?.cell);
        if (place === undefined || planned === undefined) throw new InputError('trial-not-found', `the run holds no trial '${trial}'`);
        const scenario = scenarios.find(({ name }) => name === planned.scenario);
        checkLabel(label, { scenario, shipped, series: viewed.ratings.series() });
        const at = new Date(clock.now()).toISOString();
        const saved = saveLabel(viewed.file, { ...label, ...place, at });
        // Who sent it under a name that hides the trial learns of no other.
        return context.json({ ...saved, trial });
      },
    )
    .get('/:run/agreement', (context) => context.json(labelAgreement(shelf.open(context.req.param('run')).labels())))
    .get('/:run/rubrics', (context) => {
      const viewed = shelf.open(context.req.param('run'));
      const { sample } = context.req.query();
      const asked = sample === undefined ? undefined : keptSample(viewed, parseCount(sample, { what: 'the sample', minimum: 1 }));
      return context.json(labelRubrics({ shipped, series: viewed.ratings.series() }, asked));
    })
    .get('/:run/samples', (context) => {
      const viewed = shelf.open(context.req.param('run'));
      const { rater = '' } = context.req.query();
      const entries = viewed.samples().map(({ id, rubric, name, at, trials }): SampleEntry => {
        const labelled = viewed.labelledBy(rater, name);
        return { id, rubric, name, at, size: trials.length, labelled: trials.filter((trial) => labelled.has(trial)).length };
      });
      return context.json(entries);
    })
    .get('/:run/queue', (context) => {
      const viewed = shelf.open(context.req.param('run'));
      const asked = parseQuery(AskedQueue, context.req.query('draw'), 'the draw');
      const { trials, name } =
        asked.by === 'sample' ? keptSample(viewed, asked.sample) : { trials: drawQueue(viewed.readableTrials(), asked), name: asked.name };
      const labelled = viewed.labelledBy(asked.rater, name);
      const shown = (trial: string): string => (context.req.query('blind') === '1' ? blindName(viewed.run, trial) : trial);
      return context.json(trials.map((trial): QueuedTrial => ({ trial: shown(trial), labelled: labelled.has(trial) })));
    });
  return routes;
}
