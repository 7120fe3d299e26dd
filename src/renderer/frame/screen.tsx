/**
 * One screen of the workspace: one row with its title, filters, tools and actions, below it the work.
 *
 *     <Screen title={t('title')} help="aging" actions={<Button>…</Button>}>
 *       …                      // scrolls
 *     </Screen>
 *
 * A side panel stands under the title row, right of the work.
 *
 * `fill`: the child is a list that scrolls itself and gets all the height there is; its filter, column
 * choice, copy and print come into the title row. In a small window (200 % zoom) everything but the
 * title folds into "…".
 */
import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { useCallback, useId, useMemo, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { BarSlotContext, BesidePanelContext } from '../kit/table/view/bar-slot.ts';
import { HelpButton } from './find/help.tsx';
import type { HelpTopic } from './find/help.tsx';
import { SidePanelSlot, useSidePanelSlot } from './panel/side-panel.tsx';
import './screen.css';

export interface ScreenProps {
  readonly title: ReactNode;
  /** Before the title: the way back. */
  readonly before?: ReactNode;
  /** A few plain words beside the title: counts, the day, the basis. */
  readonly subtitle?: ReactNode;
  /** What is chosen among the tools (which list), said beside the title while they are folded away. */
  readonly chosen?: string;
  readonly help: HelpTopic;
  readonly actions?: ReactNode;
  /** Beside the title: filters, tabs. */
  readonly toolbar?: ReactNode;
  /** Under the title row: one cause, its count, what waits for it, one button. */
  readonly banner?: ReactNode;
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** At 200 % zoom there is no room for tools beside the title. */
export const SMALL_WINDOW = '(max-width: 799px), (max-height: 500px)';

export function Screen(props: ScreenProps) {
  const { title, before, help, actions, toolbar, fill = false, children } = props;
  const { t } = useTranslation('frame');
  const [element, setElement] = useState<HTMLElement | null>(null);
  const folds = useMediaQuery(SMALL_WINDOW, undefined, { getInitialValueInEffect: false });
  const [isOpen, setOpen] = useState(false);
  const reveal = useCallback(() => flushSync(() => setOpen(true)), []);
  const slot = useMemo(() => (element === null ? null : { element, reveal }), [element, reveal]);
  const toolsId = useId();
  const subtitle = props.subtitle ?? (folds && !isOpen ? props.chosen : undefined);
  const panel = useSidePanelSlot();
  return (
    <div className="screen">
      <header className="screen-head" data-folds={folds || undefined}>
        {before}
        <div className="screen-titles">
          <h1 className="screen-title">{title}</h1>
          {subtitle !== undefined && <div className="screen-subtitle">{subtitle}</div>}
        </div>
        <div
          className="screen-tools no-print"
          id={toolsId}
          data-folded={(folds && !isOpen) || undefined}
        >
          {toolbar}
          <div className="screen-list-tools" ref={setElement} />
          <div className="screen-actions">
            {actions}
            <HelpButton topic={help} />
          </div>
        </div>
        {folds && (
          <ActionIcon
            className="no-print"
            aria-label={t(isOpen ? 'tools.hide' : 'tools.show')}
            aria-expanded={isOpen}
            aria-controls={toolsId}
            onClick={() => setOpen(!isOpen)}
          >
            <IconDots size={17} />
          </ActionIcon>
        )}
      </header>
      {props.banner}
      <div className="screen-split">
        <div className="screen-body" data-fill={fill || undefined}>
          <SidePanelSlot value={panel.slot}>
            <BesidePanelContext value={panel.isOpen}>
              <BarSlotContext value={fill ? slot : null}>{children}</BarSlotContext>
            </BesidePanelContext>
          </SidePanelSlot>
        </div>
        <div className="side-panel-slot" ref={panel.setElement} />
      </div>
    </div>
  );
}
