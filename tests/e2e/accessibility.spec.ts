/**
 * axe with all its rules finds nothing at any place of the program: every screen, side panel, dialog,
 * menu and the calendar (`places.ts`), in light and in dark.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/app-test.ts';
import { ask } from './ask.ts';
import { axeFindings } from './axe-findings.ts';
import { addWhatIsMissing, goTo, PLACES, settled } from './places.ts';

/** Everything in light; in dark only what depends on colours: the page is otherwise the same. */
async function expectNothing(page: Page, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    const said = await axeFindings(page, colorScheme === 'light' ? {} : { only: 'colors' });
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
      for (const place of places) {
        await goTo(page, place);
        await expectNothing(page, place.name);
      }
    });
});
