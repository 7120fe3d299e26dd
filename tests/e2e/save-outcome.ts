import type { Page } from '@playwright/test';
import { expect } from '../harness/app-test.ts';

/** Saves what an outcome asks; a first default says that no reason was given. */
export async function saved(page: Page): Promise<void> {
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  if (!(await dialog.isVisible())) return;
  const reason = dialog.getByRole('combobox', { name: 'Reason given' });
  const isMissing =
    (await reason.isVisible()) &&
    (await reason.evaluate((input: HTMLInputElement) => input.required && input.value === ''));
  await keyboard.press('Enter');
  if (!isMissing) return;
  await expect(dialog.getByText('Required.')).toBeVisible();
  await expect(reason).toBeFocused();
  await keyboard.type('none');
  await expect(page.getByRole('option', { name: 'Asked, none given' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(reason).toHaveValue('Asked, none given');
  await keyboard.press('Enter');
}
