/**
 * Of all that a program wrote before it died, the one line that says why, without what only its makers
 * read:
 *
 *     [71:1129/17.1:FATAL:sandbox_host_linux.cc(41)] The SUID sandbox helper …   ->  The SUID sandbox helper …
 *     Error: no space left on device, write
 *         at async FetchDownloader.download (file:///…)      ->  Error: no space left on device, write
 */
const LONGEST = 200;
const FATAL = /:FATAL:|\b(?:Error|Exception)\b.*:|error while loading shared libraries/;
/** Frames of a stack, of JavaScript and of Chromium, and what Node writes below one. */
const FRAME = /^\s*(?:at |#\d+ 0x)|^Node\.js v\d|^\s*[{}^]+\s*$/;
const CHROMIUM_PREFIX = /^\[[^\]]*\]\s*/;

/** Empty when nothing was written that tells. */
export function tellingLine(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '' && !FRAME.test(line));
  const line = lines.findLast((one) => FATAL.test(one)) ?? lines.at(-1) ?? '';
  const plain = line.replace(CHROMIUM_PREFIX, '').trim().replace(/\.$/, '');
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST)} …`;
}
