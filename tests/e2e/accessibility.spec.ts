/**
 * axe with all its rules finds nothing at any place of the program: every screen, side panel, dialog,
 * menu and the calendar (`places.ts`), in light and in dark.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';
import { addWhatIsMissing, goTo, PLACES, settled } from './places.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose answer depends on colours. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/**
 * A line for each element with a fault, by every rule that axe has switched on (WCAG 2.2, A and AA, and
 * best practices), or by those whose answer depends on colours.
 */
async function axeFindings(
  page: Page,
  rules: readonly string[] | null,
): Promise<readonly string[]> {
  // axe does not look into frames from outside, and there are none.
  if (page.frames().length > 1) throw new Error('axe does not look into the frames of this page');
  // Half a megabyte: once for each loaded page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(async (only) => {
    // Rows of a list are alike: of each the first eight, and whatever the reader has marked.
    const looked = {
      include: [document.documentElement],
      exclude: [...document.querySelectorAll('tbody tr:nth-child(n+9):not([data-active])')],
    };
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(looked, {
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
      ...(only === null ? {} : { runOnly: { type: 'rule', values: [...only] } }),
    });
    return violations.flatMap((found) =>
      found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}: ${found.help}`),
    );
  }, rules);
}

const SCHEMES = ['light', 'dark'] as const;

/** Everything in light; in dark only what depends on colours: the page is otherwise the same. */
async function expectNothing(page: Page, what: string, nth: number): Promise<void> {
  // Every other place begins in dark, where the one before it ended: a change of colours takes its time.
  for (const colorScheme of nth % 2 === 0 ? SCHEMES : SCHEMES.toReversed()) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const said = await axeFindings(page, colorScheme === 'light' ? null : OF_COLORS);
    expect.soft(said, `${what}, ${colorScheme}`).toEqual([]);
  }
}

test.describe('accessibility', () => {
  test.setTimeout(300_000);
  for (const [round, places] of Object.entries(PLACES))
    test(`axe finds nothing, ${round}`, async ({ page, openApp }) => {
      const isNew = round === 'firstMinutes';
      const app = await openApp(isNew ? {} : { sample: 'copy' });
      if (!isNew) await addWhatIsMissing((name, input) => ask(page, app, name, input));
      page.setDefaultTimeout(30_000);
      await page.goto(app.address);
      // A colour on its way to another one has a contrast that nobody sees.
      await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' });
      await settled(page);
      for (const [nth, place] of places.entries()) {
        await goTo(page, place);
        await expectNothing(page, place.name, nth);
      }
    });
});
