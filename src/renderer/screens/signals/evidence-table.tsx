/** Items and facts that something rests on; an item leads to its invoice, a fact to the timeline. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SignalEvidence } from '../../../domain/risk/signals.ts';
import { formatAmount, formatCount, formatDate, formatMoney } from '../../format/format.ts';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { commonCurrency, ZERO_MARK } from '../../kit/table/index.ts';
import { Link, pathTo } from '../../routing/router.tsx';

/** `INV-7#2` → `INV-7`. */
const invoiceOf = (item: string): string => item.replace(/#\d+$/, '');

export function EvidenceTable(props: {
  readonly customer: string;
  /** In the order in which it is shown. */
  readonly evidence: readonly SignalEvidence[];
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
              one.of === 'item' ? (
                <button
                  type="button"
                  className="quiet-link"
                  onClick={() => props.onInvoice(invoiceOf(one.name))}
                >
                  {one.name}
                </button>
              ) : (
                <Link
                  className="quiet-link"
                  to={pathTo(['customers', customer], { tab: 'timeline' })}
                >
                  {one.name}
                </Link>
              ),
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

/** Of an open one it is only so far. */
const daysWords = (days: number | null, isOpen: boolean): string =>
  days === null ? ZERO_MARK : `${formatCount(days).replace('-', '−')}${isOpen ? ' +' : ''}`;
