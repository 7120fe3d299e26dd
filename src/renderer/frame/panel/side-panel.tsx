/**
 * The panel at the right: the thing selected in a list, its evidence, its actions. It stands beside
 * the list (never over it), so the list keeps its place, its selection and its keyboard.
 *
 *     {selected && (
 *       <SidePanel title={selected.name} subtitle={selected.customer} onClose={() => select(null)}>
 *         …
 *       </SidePanel>
 *     )}
 *
 * Rendered through a portal into the frame's slot: any screen can open it from anywhere.
 */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { createContext, use, useEffect, useId, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { somethingIsOpen } from '../../kit/over-the-screen.ts';
import './side-panel.css';

const SlotContext = createContext<HTMLElement | null>(null);
export const SidePanelSlot = SlotContext;

export interface SidePanelProps {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  /** Stays in sight at the bottom: the actions. */
  readonly footer?: ReactNode;
  /** `normal` 400 px, `wide` 560 px, `half` half of the workspace (a PDF). */
  readonly size?: 'normal' | 'wide' | 'half';
  /** Without inner margin, for a PDF or a table that reaches the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function SidePanel(props: SidePanelProps) {
  const { title, subtitle, onClose, footer, size = 'normal', flush = false, children } = props;
  const slot = use(SlotContext);
  const titleId = useId();
  const { t } = useTranslation();

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || somethingIsOpen()) return;
      onClose();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onClose]);

  if (slot === null) return null;
  return createPortal(
    <aside className="side-panel" data-size={size} aria-labelledby={titleId}>
      <header className="side-panel-head">
        <div className="side-panel-titles">
          <h2 id={titleId} className="side-panel-title">
            {title}
          </h2>
          {subtitle !== undefined && <div className="soft">{subtitle}</div>}
        </div>
        <ActionIcon onClick={onClose} aria-label={t('close')}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className="side-panel-body" data-flush={flush || undefined}>
        {children}
      </div>
      {footer !== undefined && <footer className="side-panel-foot">{footer}</footer>}
    </aside>,
    slot,
  );
}
