/**
 * What axe finds on a page with every rule that it has switched on (WCAG 2.2, A and AA, and best
 * practices), in one place for every test:
 *
 *     expect.soft(await axeFindings(page), 'contract form').toEqual([]);
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose answer depends on colours. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

export interface AxeOptions {
  /** Only what is in there. */
  readonly within?: string;
  /** `colors`: only what depends on them, for a page that was looked at in its other colours. */
  readonly only?: 'colors';
}

/** A line for each element with a fault. */
export async function axeFindings(
  page: Page,
  { within, only }: AxeOptions = {},
): Promise<readonly string[]> {
  // axe does not look into frames from outside, and there are none.
  if (page.frames().length > 1) throw new Error('axe does not look into the frames of this page');
  // Half a megabyte: once for each loaded page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ([context, rules]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
        context ?? document,
        {
          resultTypes: ['violations'],
          iframes: false,
          preload: false,
          ...(rules === null ? {} : { runOnly: { type: 'rule', values: rules } }),
        },
      );
      return violations.flatMap((found) =>
        found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}: ${found.help}`),
      );
    },
    [within ?? null, only === 'colors' ? OF_COLORS : null] as const,
  );
}
