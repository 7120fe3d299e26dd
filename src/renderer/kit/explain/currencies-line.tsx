/**
 * One line under a list that shows one currency: what the others come to, each by itself, and at its
 * end all of them in the book currency.
 *
 *     Other currencies overdue: 45,277.53 CNY of 111,784.10 · 2,112.84 GBP of 21,297.39   All in EUR 41,204.10
 */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgingInBase } from '../../../contract/calls/aging.ts';
import type { CallInput } from '../../../contract/api.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatAmount, formatDate, formatMoney } from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { Link } from '../../routing/router.tsx';
import { amountOrDash } from '../table/columns/money-column.ts';
import { Figure } from './figure.tsx';
import { BigFigure, Rule, Section, SmallTable } from './panel-parts.tsx';
import { useColumnWords } from './use-column-words.ts';
import { usePanelSize } from './use-panel-size.ts';
import { ratesWords } from './in-base-words.ts';
import classes from './explain.module.css';

export interface CurrencySums {
  readonly currency: string;
  readonly overdueMinor: number;
  readonly outstandingMinor: number;
}

export function CurrenciesLine(props: {
  readonly query: CallInput<'aging.inBase'>;
  /** Every currency with open amounts. */
  readonly sums: readonly CurrencySums[];
  /** The one that the list shows; null: all of them. */
  readonly shown: string | null;
  readonly onCurrency: (currency: string) => void;
  /** Where the screen has other panels: it says whether this one is open. */
  readonly isOpen?: boolean;
  readonly onOpen?: (isOpen: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('currencies');
  const home = useWorkspace().ledger.currency;
  const { sums, shown } = props;
  const others = shown === null ? [] : sums.filter((one) => one.currency !== shown);
  if (sums.every((one) => one.currency === home)) return null;
  return (
    <div className="screen-foot">
      {others.length > 0 && (
        <span className="soft">
          {t('othersShort')}
          <span data-extra>{t('othersOverdue')}</span>:
        </span>
      )}
      {others.map(({ currency, overdueMinor, outstandingMinor }) => (
        <button
          type="button"
          key={currency}
          className={classes.other}
          title={t('showCurrency', { currency })}
          onClick={() => props.onCurrency(currency)}
        >
          <strong>{amountOrDash(overdueMinor, currency)}</strong> {currency}
          <span data-extra>
            {' '}
            {t('ofOutstanding', { amount: formatAmount(outstandingMinor, currency) })}
          </span>
        </button>
      ))}
      <AllInBase {...props} home={home} />
    </div>
  );
}

function AllInBase(props: {
  readonly query: CallInput<'aging.inBase'>;
  readonly home: string;
  readonly isOpen?: boolean;
  readonly onOpen?: (isOpen: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('currencies');
  const total = useCall('aging.inBase', props.query);
  const [isOpenHere, setOpenHere] = useState(false);
  const isOpen = props.isOpen ?? isOpenHere;
  const setOpen = props.onOpen ?? setOpenHere;
  if (total.error !== null)
    return (
      <span className={classes.allInBase} data-missing role="note" title={total.error.message}>
        <span data-extra>{t('noRates', { currency: props.home })} </span>
        <Link to="/settings/currencies" className={classes.nowrap}>
          {t('toRates')}
        </Link>
        <span className="visually-hidden">{total.error.message}</span>
      </span>
    );
  if (total.data === undefined) return null;
  const { data } = total;
  return (
    <span className={classes.allInBase} title={ratesWords(data.rates, t)}>
      {t('inBase', { currency: data.currency })}{' '}
      <Figure
        strong
        inTabOrder
        label={t('inBase', { currency: data.currency })}
        onExplain={() => setOpen(true)}
      >
        {formatAmount(data.outstandingMinor, data.currency)}
      </Figure>
      {isOpen && <InBasePanel total={data} query={props.query} onClose={() => setOpen(false)} />}
    </span>
  );
}

function InBasePanel(props: {
  readonly total: AgingInBase;
  readonly query: CallInput<'aging.inBase'>;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('currencies');
  const { asOf } = useMoment();
  const { total, query } = props;
  const { currency } = total;
  const words = useColumnWords(query.asOf, query.limits ?? [30, 60, 90], query.basis ?? 'due');
  const size = usePanelSize();
  const converted = total.rates.reduce((sum, rate) => sum + rate.baseMinor, 0);
  return (
    <SidePanel
      title={t('explainTitle', { currency })}
      subtitle={formatDate(asOf)}
      size={size}
      onClose={props.onClose}
    >
      <Section>
        <BigFigure>{formatMoney(total.outstandingMinor, currency)}</BigFigure>
        <Rule>{t('explainRule', { asOf: formatDate(query.asOf), currency })}</Rule>
      </Section>
      <Section title={t('explainRates')}>
        <SmallTable
          columns={[
            { header: t('open'), figure: true },
            { header: t('atRate') },
            { header: currency, figure: true },
          ]}
          rows={[
            {
              key: currency,
              cells: [
                formatMoney(total.outstandingMinor - converted, currency),
                t('own', { currency }),
                formatAmount(total.outstandingMinor - converted, currency),
              ],
            },
            ...total.rates.map((rate) => ({
              key: rate.currency,
              cells: [
                formatMoney(rate.outstandingMinor, rate.currency),
                <>
                  {t('rateOf', { base: rate.currency, rate: rate.rate, currency })}
                  <br />
                  <span className="soft">
                    {formatDate(rate.rateOn)} · {rate.source}
                  </span>
                </>,
                formatAmount(rate.baseMinor, currency),
              ],
            })),
          ]}
          total={['', '', formatAmount(total.outstandingMinor, currency)]}
        />
      </Section>
      <Section title={t('explainColumns')}>
        <SmallTable
          columns={[{ header: t('days') }, { header: currency, figure: true }]}
          rows={total.columns.map((column, index) => ({
            key: column,
            cells: [words.name(column), formatAmount(total.amountsMinor[index] ?? 0, currency)],
          }))}
          total={['', formatAmount(total.outstandingMinor, currency)]}
        />
      </Section>
      <Rule>
        <Link to="/settings/currencies">{t('toRates')}</Link>
      </Rule>
    </SidePanel>
  );
}
