/** Drops a file on the window as a person does: bytes in a DataTransfer, over the page's body. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

export async function dropFile(page: Page, file: string): Promise<void> {
  await dropText(page, path.basename(file), readFileSync(file).toString('base64'));
}

/** `content` is base64, so that any bytes survive the way into the page; `place` is a selector. */
export async function dropText(
  page: Page,
  name: string,
  content: string,
  place = 'body',
): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const dropped = new DataTransfer();
      dropped.items.add(new File([bytes], fileName, { type: 'text/csv' }));
      return dropped;
    },
    [name, content] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent(place, type, { dataTransfer: transfer });
}

/** A small CSV written in the test itself. */
export const dropCsv = (page: Page, name: string, ...lines: readonly string[]): Promise<void> =>
  dropText(page, name, Buffer.from(`${lines.join('\n')}\n`).toString('base64'));

/** Several at once, as a folder's content is dropped: `[name, text or bytes]`. */
export async function dropFiles(
  page: Page,
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
): Promise<void> {
  const coded = files.map(
    ([name, content]) => [name, Buffer.from(content).toString('base64')] as const,
  );
  const transfer = await page.evaluateHandle((all) => {
    const dropped = new DataTransfer();
    for (const [name, base64] of all)
      dropped.items.add(
        new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name),
      );
    return dropped;
  }, coded);
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
}
