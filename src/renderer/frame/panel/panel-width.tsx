/**
 * How wide the side panel is: dragged at its left edge or moved by the arrow keys there, remembered by
 * kind of panel, never so wide that the list loses its names.
 */
import { useLocalStorage, useViewportSize } from '@mantine/hooks';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';

/** `normal`: evidence beside a list; `wide`: the panel is the work; `call`, `half`: a sheet, which grows with the window. */
export type PanelSize = 'normal' | 'wide' | 'call' | 'half';

/** CSS pixels. */
const START: Readonly<Record<PanelSize, (window: number) => number>> = {
  normal: (window) => (window < 1200 ? 480 : 584),
  wide: (window) => (window < 1200 ? 520 : 620),
  call: (window) => (window < 1200 ? 480 : Math.max(584, Math.min(window * 0.45, 900))),
  half: (window) => Math.max(640, Math.min(window * 0.54, 980)),
};
const FLOOR = 420;
/** What the list keeps, beside the rail. */
const LIST = 340;
const RAIL = 148;
const STEP = 24;

export interface PanelWidth {
  readonly pixels: number;
  readonly least: number;
  readonly most: number;
  set(pixels: number): void;
  reset(): void;
}

export function usePanelWidth(size: PanelSize): PanelWidth {
  const { width: seen } = useViewportSize();
  // Before the first measure: the panel must not jump.
  const width = seen === 0 ? window.innerWidth : seen;
  const [chosen, setChosen] = useLocalStorage<number | null>({
    key: `duebook.panel-width.${size}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const most = Math.max(FLOOR, width - RAIL - LIST);
  const within = (pixels: number): number => Math.round(Math.min(most, Math.max(FLOOR, pixels)));
  return {
    pixels: within(chosen ?? START[size](width)),
    least: FLOOR,
    most,
    set: (pixels) => setChosen(within(pixels)),
    reset: () => setChosen(null),
  };
}

export function PanelGrip(props: { readonly width: PanelWidth }) {
  const { t } = useTranslation('frame');
  const { width } = props;

  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.buttons !== 1 || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0;
    width.set(right - event.clientX);
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowLeft' ? STEP : event.key === 'ArrowRight' ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    width.set(width.pixels + step);
  };
  return (
    <div
      className="side-panel-grip"
      role="separator"
      aria-orientation="vertical"
      aria-label={t('panelWidth')}
      aria-valuenow={width.pixels}
      aria-valuemin={width.least}
      aria-valuemax={width.most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={width.reset}
      onKeyDown={onKey}
    />
  );
}
