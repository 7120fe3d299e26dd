/**
 * Where the window was when it was closed, and the colour of its page, so that the next one is there and
 * does not flash white before a dark page is drawn. Kept in the program's profile as `window.json`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** In density-independent pixels of the whole desktop, as Electron has it. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  readonly bounds: Area;
  readonly isMaximized: boolean;
  /** `#rrggbb` of the page; null: not told yet. */
  readonly color: string | null;
}

export const LEAST = { width: 640, height: 480 } as const;
const WANTED = { width: 1440, height: 900 } as const;
/** Of the title bar so much must be within reach to take the window by. */
const GRIP = { width: 120, height: 40 } as const;

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, value));

/** Centred: as large as wanted, and no larger than the screen without its task bars. */
function centred(on: Area): Area {
  const width = Math.min(WANTED.width, on.width);
  const height = Math.min(WANTED.height, on.height);
  return {
    x: Math.round(on.x + (on.width - width) / 2),
    y: Math.round(on.y + (on.height - height) / 2),
    width,
    height,
  };
}

const isReachable = (bounds: Area, on: Area): boolean =>
  Math.min(bounds.x + bounds.width, on.x + on.width) - Math.max(bounds.x, on.x) >= GRIP.width &&
  bounds.y >= on.y &&
  bounds.y <= on.y + on.height - GRIP.height;

/**
 * Bounds for a new window. `workAreas`: of each screen the part that windows may use, the main one
 * first. A place on a screen that is gone is forgotten; one that is too large for its screen shrinks.
 */
export function boundsOf(place: WindowPlace | null, workAreas: readonly [Area, ...Area[]]): Area {
  const screen =
    place === null ? undefined : workAreas.find((area) => isReachable(place.bounds, area));
  if (place === null || screen === undefined) return centred(workAreas[0]);
  const width = between(place.bounds.width, LEAST.width, screen.width);
  const height = between(place.bounds.height, LEAST.height, screen.height);
  return {
    width,
    height,
    x: between(place.bounds.x, screen.x, screen.x + screen.width - width),
    y: between(place.bounds.y, screen.y, screen.y + screen.height - height),
  };
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);

/** Null for a file that is not there, or that another program wrote. */
export function readPlace(file: string): WindowPlace | null {
  try {
    const { bounds, isMaximized, color } = JSON.parse(readFileSync(file, 'utf8')) as WindowPlace;
    const { x, y, width, height } = bounds;
    if (![x, y, width, height].every(isWhole)) return null;
    return {
      bounds: { x, y, width, height },
      isMaximized: isMaximized === true,
      color: typeof color === 'string' && /^#[\da-f]{6}$/i.test(color) ? color : null,
    };
  } catch {
    return null;
  }
}

/** A profile that cannot be written to forgets where the window was, and nothing else. */
export function writePlace(file: string, place: WindowPlace): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // Nothing to tell anybody.
  }
}
