/**
 * The one gate out of the window: which addresses the system's browser or mail program may be asked
 * to open. Everything else (`file:`, `javascript:`, `ms-msdt:`, other schemes that start programs)
 * stays closed, because `shell.openExternal` would start whatever the system has for it.
 *
 *     externalLink('https://example.com/a')  ->  'https://example.com/a'
 *     externalLink('file:///etc/passwd')     ->  null
 */
const MAX_LENGTH = 2000;
const UNSEEN = /[\u0000-\u0020\u007f-\u009f\\]/;

/** The address as it may be opened, or null. */
export function externalLink(address: string): string | null {
  if (address.length > MAX_LENGTH || UNSEEN.test(address)) return null;
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol === 'mailto:')
    return /^[^?@]+@[^?@]+(\?|$)/.test(url.pathname + url.search) ? url.href : null;
  if (url.protocol !== 'https:' || url.hostname === '') return null;
  // `https://bank.com@evil.example/` is not the place it seems to be.
  return url.username === '' && url.password === '' ? url.href : null;
}
