/** The most memory that this process has had at once. */
import { readFileSync } from 'node:fs';

/**
 * Megabytes, resident. Linux hands the peak of `getrusage` on to a child: one that a test process of 600 MB
 * starts begins with 600. The peak of its own memory stands in /proc; other systems hand nothing on.
 */
export function peakMegabytes(): number {
  const own =
    process.platform === 'linux'
      ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
      : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024;
}
