import type { MiddlewareHandler } from 'hono';

/**
 * Of a session that labels blind (`?blind=1` on each request) lets through what a rater needs to read a trial and to label it.
 * All else would tell model, condition or others' labels, and is refused here, whatever the page asks for.
 */
export const keepBlind: MiddlewareHandler = async (context, next) => {
  const { path } = context.req;
  const isOthers = path.endsWith('/labels') && context.req.query('rater') === undefined;
  if (context.req.query('blind') !== '1' || (forBlind.test(path) && !isOthers)) return next();
  return context.json(
    { error: 'this is hidden while you label blind', hint: 'End the blind session at the top of the page to see it.' },
    403,
  );
};

/** A run, the queues, what is asked of trials, a trial, its events, world and hits of a search, and a rater's own labels. */
const forBlind =
  /^\/api\/runs\/[^/]+(?:\/queue|\/samples|\/rubrics|\/trials\/[^/]+\/[^/]+(?:\/(?:events|world)(?:\/.*)?|\/hits|\/labels)?)?$/;
