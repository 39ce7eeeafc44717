import { timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

/**
 * Lets through what comes from this machine's own pages. A wrong Host is somebody's name that was pointed at this machine
 * (DNS rebinding), a wrong Origin another site's page in the same browser; a change needs the token that only our page has.
 */
export function guardRequests(token: string): MiddlewareHandler {
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    // A request may name another host in its first line than in its header.
    if (!isLoopback(host) || !isLoopback(new URL(context.req.url).host)) return refuse('this server answers this machine only');
    const origin = context.req.header('origin');
    if (origin !== undefined && origin !== `http://${host}`) return refuse('this page is not one of the viewer');
    if (isFromAnotherSite(context)) return refuse('this page is not one of the viewer');
    const changes = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    if (changes && !sameText(context.req.header('x-custodes-token') ?? '', token))
      return refuse('this change has no token, or an old one', 'Load the page anew: the server was started again meanwhile.');
    await next();
    for (const [name, value] of Object.entries(headers)) if (!context.res.headers.has(name)) context.header(name, value);
    return undefined;

    function refuse(error: string, hint?: string): Response {
      return context.json({ error, ...(hint === undefined ? {} : { hint }) }, 403, headers);
    }
  };
}

/** A link on another site may lead to a page; it sees nothing of it. Nothing else may be asked from there. */
function isFromAnotherSite({ req }: Context): boolean {
  const site = req.header('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  const isLink = req.method === 'GET' && req.header('sec-fetch-mode') === 'navigate' && req.header('sec-fetch-dest') === 'document';
  return !isLink || req.path.startsWith('/api/');
}

/** Of every answer that does not set them itself, as a page does its policy. */
const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

function isLoopback(host: string): boolean {
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host);
}

function sameText(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
