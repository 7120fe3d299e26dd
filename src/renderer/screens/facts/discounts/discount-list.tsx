/** Early-payment discounts: given, lost and open; an invoice opens beside the list. */
import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DiscountRow } from '../../../../contract/calls/contracts.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatDate } from '../../../format/format.ts';
import { BackToToday } from '../../../frame/bar/replay-bar.tsx';
import { InvoicePanel } from '../../../kit/explain/invoice-panel.tsx';
import { compareCurrencies } from '../../../kit/table/columns/currency-order.ts';
import { PagedGrid } from '../../../kit/table/index.ts';
import { navigate, pathTo, useQueryParam, useRoute } from '../../../routing/router.tsx';
import { InvoiceActions } from '../invoice-actions.tsx';
import { InvoiceDialog } from '../record/invoice-dialog.tsx';
import { choiceOf, usualFrom } from './discount-choice.ts';
import { discountColumns } from './discount-columns.tsx';
import { DiscountFigures, type DiscountFigure } from './discount-figures.tsx';
import { DiscountStrip } from './discount-strip.tsx';

const rowKey = (row: DiscountRow): string => row.invoice;

export function DiscountList(): ReactNode {
  const { t } = useTranslation('discounts');
  const moment = useMoment();
  const home = useWorkspace().ledger.currency;
  const { query: params } = useRoute();
  const [, setFrom] = useQueryParam('from');
  const [, setTo] = useQueryParam('to');
  const [, setState] = useQueryParam('state');
  const [open, setOpen] = useQueryParam('invoice');
  const [explained, setExplained] = useState<DiscountFigure | null>(null);
  const [isRecording, setRecording] = useState(false);
  const choice = useMemo(() => choiceOf(params, moment.asOf), [params, moment.asOf]);
  const { from, to, state } = choice;
  const isUsual = to === null && from === usualFrom(moment.asOf);
  const span = useMemo(() => ({ ...moment.input, from, to }), [moment.input, from, to]);
  const input = useMemo(() => ({ ...span, state }), [span, state]);
  // The totals are of every state; the engine keeps what it added up while the list is paged through.
  const sums = useCall(
    'terms.discounts',
    { ...span, limit: 1 },
    // Other days: the figures change in their place.
    { placeholderData: (before) => before },
  );
  const totals = useMemo(
    () =>
      sums.data === undefined
        ? undefined
        : [...sums.data.totals].sort((a, b) => compareCurrencies(a.currency, b.currency, home)),
    [sums.data, home],
  );
  const columns = useMemo(() => discountColumns(t, moment.asOf), [t, moment.asOf]);
  const total = totals?.find((one) => one.currency === explained?.currency);
  const show = (row: DiscountRow): void => {
    setExplained(null);
    setOpen(row.invoice);
  };
  return (
    <>
      <DiscountStrip
        choice={choice}
        today={moment.today}
        totals={totals}
        onFrom={(date) => {
          // Nothing readable yet: the list stays as it is until there is.
          if (date !== null) setFrom(date);
        }}
        onTo={setTo}
        onState={setState}
        onExplain={(figure) => {
          setOpen(null);
          setExplained(figure);
        }}
      />
      <PagedGrid
        name="ledger-discounts"
        label={t('title')}
        call="terms.discounts"
        input={input}
        columns={columns}
        rowKey={rowKey}
        openKey={open}
        onOpen={show}
        onPage={(row) => navigate(pathTo(['customers', row.customer]))}
        countText={(count) => t('count', { count })}
        filterHint={t('search')}
        empty={
          state !== null && totals !== undefined && totals.length > 0
            ? {
                title: t(`noneState.${state}`),
                action: (
                  <Button variant="default" onClick={() => setState(null)}>
                    {t('showAll')}
                  </Button>
                ),
              }
            : {
                title:
                  to === null
                    ? t('noneTitle', { from: formatDate(from) })
                    : t('noneTitleSpan', { from: formatDate(from), to: formatDate(to) }),
                ...(isUsual
                  ? {
                      text: t('noneText'),
                      action: moment.isReplay ? (
                        <BackToToday />
                      ) : (
                        <Button onClick={() => setRecording(true)}>{t('noneAction')}</Button>
                      ),
                    }
                  : {
                      action: (
                        <Button
                          variant="default"
                          onClick={() => {
                            setFrom(null);
                            setTo(null);
                          }}
                        >
                          {t('usual')}
                        </Button>
                      ),
                    }),
              }
        }
        autoFocus
      />
      {isRecording && <InvoiceDialog kind="invoice" onClose={() => setRecording(false)} />}
      {open !== null ? (
        <InvoicePanel
          invoice={open}
          onClose={() => setOpen(null)}
          footer={(detail) => <InvoiceActions detail={detail} />}
        />
      ) : (
        explained !== null &&
        total !== undefined && (
          <DiscountFigures
            state={explained.state}
            total={total}
            choice={choice}
            onClose={() => setExplained(null)}
          />
        )
      )}
    </>
  );
}
