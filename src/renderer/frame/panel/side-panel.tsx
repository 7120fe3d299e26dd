/**
 * The panel at the right: the thing selected in a list, its evidence, its actions. It stands beside
 * the list (never over it), so the list keeps its place, its selection and its keyboard; the list shows
 * name, amount and state meanwhile.
 *
 *     {selected && (
 *       <SidePanel title={selected.name} subtitle={selected.customer} onClose={() => select(null)}>
 *         …
 *       </SidePanel>
 *     )}
 *
 * Rendered through a portal into the screen's slot: anything in a screen can open it.
 */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import {
  createContext,
  use,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { BarSlotContext, BesidePanelContext } from '../../kit/table/view/bar-slot.ts';
import { useEscape } from '../../kit/over-the-screen.ts';
import { PanelGrip, usePanelWidth, type PanelSize } from './panel-width.tsx';
import './side-panel.css';

interface Slot {
  readonly element: HTMLElement | null;
  /** Says that a panel is there; the function it returns, that it is gone. */
  open(): () => void;
}

export const SidePanelSlot = createContext<Slot>({ element: null, open: () => () => undefined });

/** The slot of one screen, and whether a panel is in it. */
export function useSidePanelSlot() {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [panels, setPanels] = useState(0);
  const slot = useMemo(
    (): Slot => ({
      element,
      open() {
        setPanels((count) => count + 1);
        return () => setPanels((count) => count - 1);
      },
    }),
    [element],
  );
  return { slot, isOpen: panels > 0, setElement };
}

export interface SidePanelProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  /** In the head, before the cross: which face of it is shown, the next and the one before. */
  readonly tools?: ReactNode;
  readonly onClose: () => void;
  /** Stays in sight at the bottom: the actions. */
  readonly footer?: ReactNode;
  readonly size?: PanelSize;
  /** Without inner margin, for a PDF or a table that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** Back to the row that was opened: the keys of the list go on from there. */
const focusList = (): void =>
  document.querySelector<HTMLElement>('#work [role="grid"]')?.focus({ preventScroll: true });

export function SidePanel(props: SidePanelProps) {
  const { title, subtitle, onClose, footer, size = 'normal', flush = false, children } = props;
  const { element, open } = use(SidePanelSlot);
  const panel = useRef<HTMLElement>(null);
  const titleId = useId();
  const { t } = useTranslation();
  const width = usePanelWidth(size);

  useEffect(() => open(), [open]);

  useEscape(() => {
    const inside = panel.current?.contains(document.activeElement) === true;
    onClose();
    if (inside || document.activeElement === document.body) focusList();
  });

  if (element === null) return null;
  return createPortal(
    <aside
      className="side-panel"
      ref={panel}
      style={{ width: width.pixels }}
      aria-labelledby={titleId}
    >
      <PanelGrip width={width} />
      <header className="side-panel-head">
        <div className="side-panel-titles">
          <h2 id={titleId} className="side-panel-title">
            {title}
          </h2>
          {subtitle !== undefined && <div className="soft">{subtitle}</div>}
        </div>
        {props.tools}
        <Tooltip label={t('closeKey')}>
          <ActionIcon
            onClick={() => {
              onClose();
              focusList();
            }}
            aria-label={t('close')}
          >
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className="side-panel-body" data-flush={flush || undefined}>
        <BarSlotContext value={null}>
          <BesidePanelContext value={false}>{children}</BesidePanelContext>
        </BarSlotContext>
      </div>
      {footer !== undefined && <footer className="side-panel-foot">{footer}</footer>}
    </aside>,
    element,
  );
}
