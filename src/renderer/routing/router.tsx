/**
 * Addresses of the workspace, kept in the hash so that they work from a custom protocol, from a loopback
 * page and from a link: `#/customers/C1?tab=timeline`. Back and forward are the window's own.
 */
import { useCallback, useMemo, useSyncExternalStore, type AnchorHTMLAttributes } from 'react';

export interface Route {
  /** Decoded parts of the path: `['customers', 'C1']`. */
  readonly parts: readonly string[];
  readonly query: URLSearchParams;
  /** As it stands behind the `#`. */
  readonly href: string;
}

export function parseRoute(hash: string): Route {
  const href = hash.startsWith('#') ? hash.slice(1) : hash;
  const [path = '', query = ''] = href.split('?', 2);
  return {
    parts: path
      .split('/')
      .filter((part) => part !== '')
      .map(decoded),
    query: new URLSearchParams(query),
    href: href === '' ? '/' : href,
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray % in a hand-typed address is just a per cent sign
  }
}

/** `pathTo(['customers', 'A/1'], { tab: 'timeline' })` → `/customers/A%2F1?tab=timeline`. */
export function pathTo(
  parts: readonly string[],
  query: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return `/${parts.map(encodeURIComponent).join('/')}${text === '' ? '' : `?${text}`}`;
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};
const currentHash = (): string => window.location.hash;

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, currentHash);
  return useMemo(() => parseRoute(hash), [hash]);
}

/** Goes there; `replace` leaves no step for Back (filters, tabs). */
export function navigate(path: string, options: { readonly replace?: boolean } = {}): void {
  if (options.replace === true) {
    window.history.replaceState(null, '', `#${path}`);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = path;
  }
}

/** One query parameter of the address as state, so that Back and a reload keep it. */
export function useQueryParam(name: string): [string | null, (value: string | null) => void] {
  const route = useRoute();
  const set = useCallback(
    (value: string | null) => {
      const now = parseRoute(window.location.hash);
      const query = Object.fromEntries(now.query);
      navigate(pathTo(now.parts, { ...query, [name]: value }), { replace: true });
    },
    [name],
  );
  return [route.query.get(name), set];
}

/** A link inside the workspace: `<Link to={pathTo(['customers', code])}>`. */
export function Link({ to, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...rest} href={`#${to}`} />;
}
