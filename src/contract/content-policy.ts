/**
 * What the page of the screens may load, in every host: its own files and nothing else.
 *
 * `style-src 'unsafe-inline'`: the controls' library writes style elements; scripts stay strict.
 * `frame-src`, `object-src blob:`: a letter's PDF is shown from bytes that the page already has.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self' blob:",
  "worker-src 'self' blob:",
  'frame-src blob:',
  "object-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
