/**
 * Pictures of every place of the program (`tests/e2e/places.ts`), to be looked at after a change of
 * look: at 1280×720, 1920×1080 and 640×360 (a 1280 px window at 200 %), light and dark.
 *
 *     npm run pictures -- /tmp/pictures              all of them, ten minutes
 *     npm run pictures -- /tmp/pictures "aging"      places whose name has that word, and how to get there
 *
 * The names sort by place: `lists-014-aging-1280-light.png`. A place that cannot be reached any more is
 * named at the end, and the script ends with 1. It is no part of `npm test`: nobody looks at pictures there.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { addWhatIsMissing, goTo, PLACES, settled, type Place } from '../e2e/places.ts';
import { startApp } from './app.ts';
import { testBrowser } from './browser.ts';
import { callHost } from './call-host.ts';
import makeSampleLedger from './sample-ledger.ts';

const SIZES = [
  [1280, 720],
  [1920, 1080],
  [640, 360],
] as const;
const SCHEMES = ['light', 'dark'] as const;

const [folder, word = ''] = process.argv.slice(2);
if (folder === undefined) throw new Error('npm run pictures -- OUT_FOLDER [WORD]');
mkdirSync(folder, { recursive: true });

async function take(page: Page, name: string): Promise<void> {
  for (const [width, height] of SIZES)
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await settled(page);
      const file = `${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(folder as string, file) });
    }
  // As the ways to the places expect it.
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

const fileName = (place: Place): string => place.name.replaceAll(/[^a-z]+/g, '-');

const browser = await chromium.launch({
  ...(testBrowser() === null ? {} : { executablePath: testBrowser() as string }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const forgetSample = makeSampleLedger();
const lost: string[] = [];
for (const [round, places] of Object.entries(PLACES)) {
  const isNew = round === 'firstMinutes';
  const app = await startApp(isNew ? {} : { sample: 'copy' });
  const page = await browser.newPage({
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(10_000);
  await page.goto(app.address);
  if (!isNew) {
    await addWhatIsMissing(callHost(page.request, app.origin));
    await page.reload();
  }
  await page.addStyleTag({ content: '*, *::before, *::after { transition: none !important }' });
  await settled(page);
  for (const [index, place] of places.entries()) {
    try {
      await goTo(page, place);
      const nth = String(index + 1).padStart(3, '0');
      if (place.name.includes(word)) await take(page, `${round}-${nth}-${fileName(place)}`);
    } catch (error) {
      lost.push(`${round}: ${place.name}: ${String(error).split('\n')[0]}`);
    }
  }
  await page.close();
  await app.stop();
}
forgetSample();
await browser.close();
if (lost.length > 0) {
  console.error(`not reached:\n${lost.join('\n')}`);
  process.exitCode = 1;
}
