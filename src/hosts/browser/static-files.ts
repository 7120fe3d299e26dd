/** The built renderer, `out/renderer`, as files over HTTP; nothing outside that folder. */
import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.pdf': 'application/pdf',
  '.map': 'application/json',
};

export interface StaticFile {
  readonly bytes: Buffer<ArrayBuffer>;
  readonly type: string;
  readonly caching: string;
}

/**
 * The file behind `pathname` (`/`, `/assets/index-4f2a.js`), or null when there is none. A path that
 * leaves the folder, by dots, by encoding or by a symbolic link, is answered as not there.
 */
export async function readStatic(folder: string, pathname: string): Promise<StaticFile | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (/[\\\0]/.test(decoded) || decoded.split('/').includes('..')) return null;
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, decoded === '/' ? 'index.html' : decoded));
    if (!path.startsWith(root + sep)) return null;
    return {
      bytes: (await readFile(path)) as Buffer<ArrayBuffer>,
      type: TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream',
      // Vite puts a hash of the content into the names of everything under assets/.
      caching: decoded.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache',
    };
  } catch {
    return null;
  }
}
