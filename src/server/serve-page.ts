import type { Handler } from 'hono';

/** The files of the built page. */
export interface PageFiles {
  /** The bytes of a file by its path below the page's folder; undefined where there is none. */
  read(path: string): Uint8Array<ArrayBuffer> | undefined;
}

/** Serves the page's files by their names, and the page itself for every other address: which view it shows stands in the address. */
export function servePage(files: PageFiles, { token, nonce }: { token: string; nonce: () => string }): Handler {
  return (context) => {
    const path = context.req.path.replace(/^\/+/, '');
    const type = types[/\.[a-z0-9]+$/.exec(path)?.[0] ?? ''];
    const asset = type === undefined || path.includes('..') ? undefined : files.read(path);
    if (asset !== undefined && type !== undefined) {
      const forever = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      return context.body(asset, 200, { 'content-type': type, 'cache-control': forever });
    }
    if (type !== undefined) return context.text('there is no such file', 404);
    const page = files.read('index.html');
    if (page === undefined) return context.text('the viewer was not built: npm run build', 500);
    const own = nonce();
    const html = new TextDecoder().decode(page).replaceAll('%CUSTODES_TOKEN%', token).replaceAll('%CUSTODES_NONCE%', own);
    return context.html(html, 200, { 'content-security-policy': policy(own), 'cache-control': 'no-store' });
  };
}

/** Scripts are the page's own files alone; styles too, and those that bear the nonce; nothing is asked of any other host. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
