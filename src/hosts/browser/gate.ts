/**
 * Who may talk to the browser host: the page that this program opened, and nobody else. Every other
 * page in every other tab can send requests to 127.0.0.1 too, so each request is looked at.
 *
 *     Host: 127.0.0.1:4100       must be exactly this (a name that was rebound to 127.0.0.1 is not)
 *     Origin: http://127.0.0.1:4100   when there is one; a POST must have one
 *     Sec-Fetch-Site: same-origin | none   when there is one; a window may be led here by a file (`opening-page.ts`)
 *     Cookie: duebook_4100=…     set once, for the one-time token of the address we printed
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export type Refusal = 'wrong_host' | 'other_origin' | 'no_cookie' | 'token_used';

/** Cookies do not know ports: two Duebooks on one machine must not overwrite each other's. */
export const cookieName = (port: number): string => `duebook_${port}`;

function sameText(a: string, b: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

export function cookieOf(request: IncomingMessage, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

/** A whole window that goes from another page to this address; not a frame, a picture or a script of one. */
export const isLedHere = ({ headers }: IncomingMessage): boolean =>
  headers['sec-fetch-site'] === 'cross-site' &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document';

export interface Door {
  /** Null: let in. Looks at Host, Origin, Sec-Fetch-Site and the cookie. */
  refuses(request: IncomingMessage): Refusal | null;
  /** For the one request that brings the token: the same without the cookie, and a window may be led here. */
  refusesStranger(request: IncomingMessage): Refusal | null;
  /** True the first time the right token comes, never again. */
  redeem(token: string): boolean;
  readonly setCookie: string;
}

export function newDoor(options: {
  readonly port: number;
  readonly token: string;
  readonly session: string;
}): Door {
  const host = `127.0.0.1:${options.port}`;
  const origin = `http://${host}`;
  const name = cookieName(options.port);
  let unused = true;

  function refusesStranger(request: IncomingMessage, mayBeLed = true): Refusal | null {
    if (request.headers.host !== host) return 'wrong_host';
    const from = request.headers.origin;
    if (from !== undefined && from !== origin) return 'other_origin';
    if (from === undefined && request.method !== 'GET' && request.method !== 'HEAD')
      return 'other_origin';
    const site = request.headers['sec-fetch-site'];
    if (site === undefined || site === 'same-origin' || site === 'none') return null;
    return mayBeLed && isLedHere(request) ? null : 'other_origin';
  }

  return {
    refusesStranger,
    refuses(request) {
      const stranger = refusesStranger(request, false);
      if (stranger !== null) return stranger;
      const cookie = cookieOf(request, name);
      return cookie !== null && sameText(cookie, options.session) ? null : 'no_cookie';
    },
    redeem(token) {
      if (!unused || !sameText(token, options.token)) return false;
      unused = false;
      return true;
    },
    setCookie: `${name}=${options.session}; Path=/; HttpOnly; SameSite=Strict`,
  };
}
