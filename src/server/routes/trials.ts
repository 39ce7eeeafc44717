import { Hono, type Context } from 'hono';
import { InputError } from '../../errors/index.ts';
import { longestSearch, TrialQuery } from '../../spec/index.ts';
import { eventsWithHits, type ViewedRun } from '../../store/index.ts';
import { blindName, trialPlace } from '../labels/blind-names.ts';
import { parseCount, parseQuery } from '../parse-query.ts';
import { blindEvent, blindTrial } from '../trials/blind.ts';
import { compareTrials } from '../trials/compare-trials.ts';
import { eventPage, wholeEvent } from '../trials/event-views.ts';
import { createKeptTrials, type KeptTrial } from '../trials/kept-trials.ts';
import { trialView } from '../trials/trial-view.ts';
import { fileAfter, worldAfter } from '../trials/world-view.ts';
import type { RouteSetting } from './runs.ts';

const place = '/:run/trials/:cell/:index';

/** The table of trials, and all that pages show of one. */
export function trialRoutes({ shelf, indexer }: Pick<RouteSetting, 'shelf' | 'indexer'>): Hono {
  const routes = new Hono();
  const keptTrials = createKeptTrials();
  const runOf = (context: Context): ViewedRun => shelf.open(context.req.param('run') ?? '');
  const trialAt = (viewed: ViewedRun, named: { cell: string; index: string }): KeptTrial => {
    const { cell, index } = trialPlace(viewed.run, named);
    return keptTrials(viewed, cell, index);
  };
  const trialOf = (context: Context): { viewed: ViewedRun; trial: KeptTrial } => {
    const viewed = runOf(context);
    return { viewed, trial: trialAt(viewed, { cell: context.req.param('cell') ?? '', index: context.req.param('index') ?? '' }) };
  };
  const seqOf = (context: Context, minimum = 0): number =>
    parseCount(context.req.param('seq'), { what: 'the number of an event', minimum });
  const isBlind = (context: Context): boolean => context.req.query('blind') === '1';

  routes
    .get('/:run/trials', (context) => {
      const viewed = runOf(context);
      const page = viewed.page(parseQuery(TrialQuery, context.req.query('query'), 'the query'));
      if (page.unsearched > 0) indexer.fill(viewed.file);
      return context.json(page);
    })
    .get(place, (context) => {
      const { viewed, trial } = trialOf(context);
      const view = trialView(viewed, trial);
      return context.json(isBlind(context) ? blindTrial(view, blindName(viewed.run, view.id)) : view);
    })
    .get(`${place}/events`, (context) => {
      const { trial } = trialOf(context);
      const from = parseCount(context.req.query('from'), { what: 'from', otherwise: 0 });
      const limit = parseCount(context.req.query('limit'), { what: 'limit', minimum: 1, otherwise: 200 });
      const page = eventPage(trial.events, { from, limit: Math.min(limit, 1000) });
      return context.json(isBlind(context) ? { ...page, events: page.events.map(blindEvent) } : page);
    })
    .get(`${place}/events/:seq`, (context) => {
      const event = wholeEvent(trialOf(context).trial.events, seqOf(context));
      return context.json(isBlind(context) ? blindEvent(event) : event);
    })
    .get(`${place}/hits`, (context) => {
      const search = context.req.query('search') ?? '';
      if (search.length > longestSearch) throw new InputError('invalid-argument', `a search has at most ${longestSearch} characters`);
      return context.json(eventsWithHits(trialOf(context).trial.events, search));
    })
    .get(`${place}/world/:seq`, (context) => context.json(worldAfter(trialOf(context).trial, seqOf(context, -1))))
    .get(`${place}/world/:seq/file`, (context) => {
      const { host = '', name = '' } = context.req.query();
      return context.json({ content: fileAfter(trialOf(context).trial, seqOf(context, -1), { host, name }) });
    })
    .get(`${place}/calls/:call`, (context) => {
      const { viewed, trial } = trialOf(context);
      const position = parseCount(context.req.param('call'), { what: 'the number of a call', minimum: 1 });
      const call = viewed.call(trial.cell, trial.index, position);
      if (call !== undefined) return context.json(call);
      throw new InputError('trial-not-found', `call ${position} of this trial is not on record`, {
        hint: 'Calls of reference subjects leave no record, since nothing is sent.',
      });
    })
    .get(`${place}/afterwards`, (context) => {
      const { viewed, trial } = trialOf(context);
      const { cell, index } = trial;
      return context.json({ followUps: viewed.followUps(cell, index), interviews: viewed.interviews(cell, index) });
    })
    .get(`${place}/beside/:otherCell/:otherIndex`, (context) => {
      const { viewed, trial } = trialOf(context);
      const other = trialAt(viewed, { cell: context.req.param('otherCell'), index: context.req.param('otherIndex') });
      return context.json(compareTrials(viewed, [trial, other]));
    });
  return routes;
}
