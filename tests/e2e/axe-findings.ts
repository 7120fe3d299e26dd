/**
 * What axe (WCAG 2.2, A and AA) finds on a page, in one place for every test:
 *
 *     expect.soft(await axeFindings(page), 'contract form').toEqual([]);
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

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
  // In the mode below axe does not look into frames, and needs no second page to gather their findings in,
  // which takes as long as the look itself. There are none; of what passes, one element of each rule.
  if (page.frames().length > 1) throw new Error('axe does not look into the frames of this page');
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  const { violations } = await (
    only === 'colors' ? axe.withRules(['color-contrast']) : axe.withTags(TAGS)
  ).analyze();
  return violations.flatMap((found) =>
    found.nodes.map((node) => `${found.id}: ${node.target.join(' ')}: ${found.help}`),
  );
}
