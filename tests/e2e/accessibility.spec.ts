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
import { addWhatIsMissing, goTo, OVER, PLACES, settled } from './places.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules whose answer depends on colours. */
const OF_COLORS = ['color-contrast', 'link-in-text-block'];

/**
 * A line for each element with a fault in light, by every rule that axe has switched on (WCAG 2.2, A and
 * AA, and best practices); in dark by those whose answer depends on colours: the page is otherwise the
 * same. Of rows of a list, which are alike, the first eight, and whatever the reader has marked. `newOnly`:
 * of the page only what lies over it, with the rules for a page as a whole.
 */
async function axeFindings(
  page: Page,
  scheme: 'light' | 'dark',
  newOnly: boolean,
): Promise<readonly string[]> {
  // axe does not look into frames from outside, and there are none.
  if (page.frames().length > 1) throw new Error('axe does not look into the frames of this page');
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  // Half a megabyte: once for each loaded page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  return page.evaluate(
    async ({ dressed, colors, over }) => {
      while (document.documentElement.dataset.mantineColorScheme !== dressed)
        await new Promise(requestAnimationFrame);
      const { axe: looker } = window as unknown as { axe: typeof axe };
      // Writing down the source of each element takes longer than many a rule.
      looker.configure({ noHtml: true });
      const around = (part: Element): readonly Element[] =>
        [...(part.parentElement?.children ?? [])].filter((one) => one !== part);
      const exclude = [...document.querySelectorAll('tbody tr:nth-child(n+9):not([data-active])')];
      if (over !== null) {
        const parts = [...document.querySelectorAll(over)].filter((one) => one.checkVisibility());
        for (const part of parts)
          for (let at: Element | null = part; at !== null; at = at.parentElement)
            exclude.push(...around(at).filter((one) => !parts.some((kept) => one.contains(kept))));
      }
      const { violations } = await looker.run(
        { include: [document.documentElement], exclude: [...new Set(exclude)] },
        {
          resultTypes: ['violations'],
          iframes: false,
          preload: false,
          ...(colors === null ? {} : { runOnly: { type: 'rule', values: [...colors] } }),
        },
      );
      return violations.flatMap((found) =>
        found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}: ${found.help}`),
      );
    },
    {
      dressed: scheme,
      colors: scheme === 'light' ? null : OF_COLORS,
      over: newOnly ? OVER : null,
    },
  );
}

const SCHEMES = ['light', 'dark'] as const;

/**
 * The tab of the screen on which the page is, and what lies over it. A list beside a panel is another one
 * than across the window, so the first panel of every screen is looked at with all that is around it.
 */
const whereIs = (page: Page) =>
  page.evaluate((over) => {
    const [screen = '', asked] = location.hash.split('?');
    const parts = [...document.querySelectorAll(over)].filter((one) => one.checkVisibility());
    const tab = ['tab', 'by', 'show'].map((name) => new URLSearchParams(asked).get(name) ?? '');
    const isBeside = parts.some((one) => one.matches('.side-panel'));
    return {
      isOver: parts.length > 0,
      isDialog: parts.some((one) => one.matches('[role$="dialog"]')),
      under: isBeside ? `${screen} beside a panel` : `${screen} ${tab.join(' ')}`,
    };
  }, OVER);

/** Looks at all of a page, or at what lies over a screen that was looked at before. */
function makeLook(page: Page): (place: string) => Promise<void> {
  const known = new Set<string>();
  let places = 0;
  return async (place) => {
    const { isOver, isDialog, under } = await whereIs(page);
    const newOnly = isOver && known.has(under);
    // What is dimmed behind a dialog does not count as looked at.
    if (!isDialog) known.add(under);
    // Every other place begins in dark, where the one before it ended: a change of colours takes its time.
    places += 1;
    for (const scheme of places % 2 === 1 ? SCHEMES : SCHEMES.toReversed()) {
      const said = await axeFindings(page, scheme, newOnly);
      expect.soft(said, `${place}, ${scheme}`).toEqual([]);
    }
  };
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
      const look = makeLook(page);
      for (const place of places) {
        await goTo(page, place);
        await look(place.name);
      }
    });
});
