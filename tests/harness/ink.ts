/** What a person sees of a paper that is looked at: its ink, on the canvas of the open dialog. */
import type { Page } from '@playwright/test';

/** The part of a band of the drawn page that is dark; 0 is its upper edge and 1 its lower. */
export const inkBetween = (page: Page, from: number, to: number): Promise<number> =>
  page
    .getByRole('dialog')
    .locator('canvas')
    .evaluate(
      (canvas: HTMLCanvasElement, [top, bottom]) => {
        const y = Math.floor(canvas.height * top);
        const height = Math.floor(canvas.height * bottom) - y;
        const dots = canvas.getContext('2d')?.getImageData(0, y, canvas.width, height).data ?? [];
        let dark = 0;
        for (let at = 0; at < dots.length; at += 4)
          if ((dots[at + 3] ?? 0) > 0 && (dots[at] ?? 255) < 128) dark += 1;
        return dark / (canvas.width * height);
      },
      [from, to] as const,
    );
