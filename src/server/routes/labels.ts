import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { labelAgreement } from '../../analysis/index.ts';
import { InputError } from '../../errors/index.ts';
import { LabelInput } from '../../spec/index.ts';
import { saveLabel } from '../../store/index.ts';
import { checkLabel } from '../labels/check-label.ts';
import { drawQueue, QueueDraw } from '../labels/draw-queue.ts';
import { labelsAsCsv } from '../labels/labels-as-csv.ts';
import { parseCount, parseQuery } from '../parse-query.ts';
import type { RouteSetting } from './runs.ts';

/** As large as a label may be, in bytes: a note, and the spans that bear it out. */
const largestLabel = 262_144;

/** What raters say of trials. Saving a label is the one request that changes data. */
export function labelRoutes({ shelf, scenarios, clock }: Pick<RouteSetting, 'shelf' | 'scenarios' | 'clock'>): Hono {
  const routes = new Hono();
  routes
    .get('/:run/trials/:cell/:index/labels', (context) => {
      const { run, cell, index } = context.req.param();
      const rater = context.req.query('rater');
      const history = context.req.query('history') === '1';
      const labels = shelf.open(run).labelsOf(cell, parseCount(index, { what: 'the number of a trial' }), { history });
      return context.json(rater === undefined ? labels : labels.filter((label) => label.rater === rater));
    })
    .get('/:run/labels', (context) => {
      const { run } = context.req.param();
      const labels = shelf.open(run).labels({ history: context.req.query('history') === '1' });
      const { format } = context.req.query();
      if (format !== undefined)
        context.header(
          'content-disposition',
          `attachment; filename="labels-${run.replaceAll(/[^\w.-]/g, '_')}.${format === 'csv' ? 'csv' : 'json'}"`,
        );
      return format === 'csv'
        ? context.body(labelsAsCsv(labels), 200, { 'content-type': 'text/csv; charset=utf-8' })
        : context.json(labels);
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
        const planned = viewed.run.cells.find(({ id }) => id === cell);
        if (planned === undefined) throw new InputError('trial-not-found', `the run holds no trial '${trial}'`);
        checkLabel(
          label,
          scenarios.find(({ name }) => name === planned.scenario),
        );
        const at = new Date(clock.now()).toISOString();
        return context.json(saveLabel(viewed.file, { ...label, cell, index: parseCount(index, { what: 'the number of a trial' }), at }));
      },
    )
    .get('/:run/agreement', (context) => context.json(labelAgreement(shelf.open(context.req.param('run')).labels())))
    .get('/:run/queue', (context) => {
      const viewed = shelf.open(context.req.param('run'));
      const { rater, ...draw } = parseQuery(QueueDraw, context.req.query('draw'), 'the draw');
      const labelled = viewed.labelledBy(rater);
      return context.json(drawQueue(viewed.readableTrials(), draw).map((trial) => ({ trial, labelled: labelled.has(trial) })));
    });
  return routes;
}
