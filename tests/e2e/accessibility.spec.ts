/** Every screen of the sample company, light and dark, without a finding of axe (WCAG 2.2 A and AA). */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startApp, type App } from '../harness/app.ts';

const PLACES = [
  'customers',
  'customers/C1013',
  'customers/C1013?tab=timeline',
  'customers/C1013?tab=profile',
  'aging',
  'letters',
  'letters?tab=register',
  'ledger',
  'import',
  'settings',
  'settings/bank',
];

test.describe('accessibility', () => {
  let app: App;
  test.beforeAll(async () => {
    app = await startApp({ sample: true });
  });
  test.afterAll(() => app.stop());

  test('axe finds nothing on any screen, light or dark', async ({ page }) => {
    test.setTimeout(180_000);
    await page.goto(app.address);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const place of PLACES) {
        await page.evaluate((hash) => (location.hash = `#/${hash}`), place);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        const said = violations.flatMap((found) =>
          found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}: ${found.help}`),
        );
        expect(said, `${place}, ${colorScheme}`).toEqual([]);
      }
    }
  });
});
