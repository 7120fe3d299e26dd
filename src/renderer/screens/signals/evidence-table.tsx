/** Items and facts that something rests on; a click leads to the invoice, the receipt or the timeline. */
import { Fragment, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAmount, formatCount, formatDate, formatMoney } from '../../format/format.ts';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { commonCurrency, ZERO_MARK } from '../../kit/table/index.ts';
import { Link, pathTo } from '../../routing/router.tsx';
import type { SignalRow } from './signal-words.ts';

export type Evidence = SignalRow['evidence'][number];

/** `INV-7#2` → `INV-7`. */
const invoiceOf = (item: string): string => item.replace(/#\d+$/, '');

export function EvidenceTable(props: {
  readonly customer: string;
  /** In the order in which it is shown. */
  readonly evidence: readonly Evidence[];
  /** How many before all are asked for. */
  readonly shownAtFirst: number;
  readonly onInvoice: (invoice: string) => void;
}): ReactNode {
  const { t } = useTranslation('signals');
  const { evidence, customer } = props;
  const [showsAll, showAll] = useState(false);
  const shown = showsAll ? evidence : evidence.slice(0, props.shownAtFirst);
  const hasDays = evidence.some(({ days }) => days !== null);
  const hasAmounts = evidence.some(({ amountMinor }) => amountMinor !== null);
  const common = commonCurrency(
    evidence.flatMap(({ currency }) => (currency === null ? [] : [currency])),
  );
  return (
    <>
      <SmallTable
        columns={[
          { header: t('evidence.what') },
          { header: t('evidence.on'), nowrap: true },
          ...(hasDays ? [{ header: t('evidence.days'), figure: true }] : []),
          ...(hasAmounts
            ? [{ header: t('evidence.amount', { currency: common ?? '' }), figure: true }]
            : []),
        ]}
        rows={shown.map((one, index) => {
          const isOpen = one.openMinor !== null && one.openMinor > 0;
          const minor = isOpen ? one.openMinor : one.amountMinor;
          return {
            key: `${one.name} ${index}`,
            cells: [
              <Name key="name" of={one} customer={customer} onInvoice={props.onInvoice} />,
              isOpen ? t('evidence.open') : formatDate(one.on),
              ...(hasDays ? [daysWords(one.days, isOpen)] : []),
              ...(hasAmounts
                ? [
                    minor === null || one.currency === null
                      ? ZERO_MARK
                      : common === null
                        ? formatMoney(minor, one.currency)
                        : formatAmount(minor, common),
                  ]
                : []),
            ],
          };
        })}
      />
      {shown.length < evidence.length && (
        <Button variant="subtle" size="compact-xs" onClick={() => showAll(true)}>
          {t('evidence.all', { count: evidence.length })}
        </Button>
      )}
    </>
  );
}

/** A name that leads to what it names: an item, several of an order, a receipt, or a fact of the timeline. */
function Name(props: {
  readonly of: Evidence;
  readonly customer: string;
  readonly onInvoice: (invoice: string) => void;
}): ReactNode {
  const { name } = props.of;
  const of: string = props.of.of;
  if (of === 'item' || of === 'order')
    return name.split(', ').map((item, at) => (
      <Fragment key={item}>
        {at > 0 && ', '}
        <button
          type="button"
          className="quiet-link"
          onClick={() => props.onInvoice(invoiceOf(item))}
        >
          {item}
        </button>
      </Fragment>
    ));
  return (
    <Link
      className="quiet-link"
      to={pathTo(['customers', props.customer], {
        tab: 'timeline',
        doc: of === 'receipt' ? `receipt:${name}` : null,
      })}
    >
      {name}
    </Link>
  );
}

/** Of an open one it is only so far. */
const daysWords = (days: number | null, isOpen: boolean): string =>
  days === null ? ZERO_MARK : `${formatCount(days).replace('-', '−')}${isOpen ? ' +' : ''}`;
