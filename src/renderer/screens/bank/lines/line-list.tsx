/**
 * The lines at the left: two lines of text each, only those near the window are drawn. The list has
 * the keyboard (the keys themselves belong to the screen), so it is one stop of Tab.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowUpRight, IconCheck, IconCircleHalf2, IconCircleMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BankLineRow, LineState } from '../../../../contract/calls/bank.ts';
import { formatAmount, formatDate } from '../../../format/format.ts';
import classes from '../bank.module.css';

/** A row of two lines, as everywhere. */
const ROW_PX = 46;
const STATE_ICONS = {
  matched: IconCheck,
  partly: IconCircleHalf2,
  aside: IconCircleMinus,
} as const;

export function LineList(props: {
  readonly rows: readonly BankLineRow[];
  readonly activeId: number | null;
  readonly onChoose: (line: BankLineRow) => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { rows, activeId, onChoose } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const active = rows.findIndex((row) => row.lineId === activeId);
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [virtualizer, active]);
  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={t('list')}
      aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
      data-bank-list
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={row.lineId}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={classes.row}
              style={{ height: ROW_PX, transform: `translateY(${start}px)` }}
              onClick={() => onChoose(row)}
            >
              <RowText row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function RowText(props: { readonly row: BankLineRow }): ReactNode {
  const { t } = useTranslation('bank');
  const { row } = props;
  return (
    <>
      <div className={classes.rowTop}>
        <span className={classes.rowName} title={row.counterparty}>
          {row.counterparty === '' ? t('noPayer') : row.counterparty}
        </span>
        <span className={classes.rowAmount}>
          {row.amountMinor < 0 && <IconArrowUpRight size={13} stroke={1.8} aria-label={t('out')} />}
          {formatAmount(row.amountMinor, row.currency)}{' '}
          <span className="faint">{row.currency}</span>
        </span>
      </div>
      <div className={classes.rowBottom}>
        <span className={classes.rowDate}>{formatDate(row.bookedOn)}</span>
        <span className="one-line" title={row.text}>
          {row.matchedTo !== '' ? row.matchedTo : row.text === '' ? t('noText') : row.text}
        </span>
        {row.state !== 'to_match' && <StateMark state={row.state} />}
      </div>
    </>
  );
}

/** A word and a mark; colour alone would tell nobody. */
function StateMark(props: { readonly state: Exclude<LineState, 'to_match'> }): ReactNode {
  const { t } = useTranslation('bank');
  const Icon = STATE_ICONS[props.state];
  return (
    <span className={classes.state} data-state={props.state}>
      <Icon size={13} stroke={1.8} aria-hidden />
      {t(`states.${props.state}`)}
    </span>
  );
}
