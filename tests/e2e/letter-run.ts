/** The run of letters: whom a test ticks, and nobody else. */
import { expect, type Page } from '@playwright/test';

/** Of those that are ready all are ticked at first, of those that wait none: the box is half ticked. */
export async function tickNobody(page: Page): Promise<void> {
  const all = page.getByRole('checkbox', { name: 'Tick all' });
  await all.check();
  await all.uncheck();
  await expect(page.getByRole('gridcell').getByRole('checkbox', { checked: true })).toHaveCount(0);
}
