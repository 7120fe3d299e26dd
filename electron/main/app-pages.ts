/**
 * The screens under `app://duebook/` instead of `file://`: a real origin of their own, so that "same
 * origin" means something, and nothing outside `out/renderer` can be read.
 */
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { CONTENT_SECURITY_POLICY } from '../../src/contract/content-policy.ts';

export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://duebook';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

const notFound = (): Response =>
  new Response('there is no such file\n', { status: 404, headers: HEADERS });

/** Null: the address is not one of the page's own files. */
export function pagePath(folder: string, address: string): string | null {
  let url: URL;
  let pathname: string;
  try {
    url = new URL(address);
    pathname = decodeURIComponent(url.pathname);
  } catch {
    return null;
  }
  if (url.protocol !== `${APP_SCHEME}:` || url.host !== 'duebook') return null;
  if (/[\\\0]/.test(pathname) || pathname.split('/').includes('..')) return null;
  const path = join(folder, pathname === '/' ? 'index.html' : pathname);
  return path.startsWith(folder + sep) ? path : null;
}

/** The handler of the `app:` protocol over the built renderer in `folder`. */
export const servePages =
  (folder: string) =>
  async (request: { readonly url: string }): Promise<Response> => {
    const path = pagePath(folder, request.url);
    if (path === null) return notFound();
    try {
      const type = TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
      return new Response(new Uint8Array(await readFile(path)), {
        headers: { ...HEADERS, 'Content-Type': type },
      });
    } catch {
      return notFound();
    }
  };
