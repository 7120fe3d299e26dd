/** `All in EUR: 41,204.10 outstanding at ECB rates of 20 Nov 2026`, or why there is no such total. */
import { useState, type ReactNode } from 'react';
import { IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgingInBase } from '../../../contract/calls/aging.ts';
import type { CallInput } from '../../../contract/api.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatAmount, formatDate, formatMoney } from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { Link } from '../../routing/router.tsx';
import { Figure } from './figure.tsx';
import { BigFigure, Rule, Section, SmallTable } from './panel-parts.tsx';
import { useColumnWords } from './use-column-words.ts';
import { usePanelSize } from './use-panel-size.ts';
import { ratesWords } from './in-base-words.ts';
import classes from './explain.module.css';

export function InBaseLine(props: {
  readonly query: CallInput<'aging.inBase'>;
  /** Currencies with open amounts: with the home currency alone there is nothing to convert. */
  readonly currencies: readonly string[];
  /** Where the screen has other panels: it says whether this one is open. */
  readonly isOpen?: boolean;
  readonly onOpen?: (isOpen: boolean) => void;
}): ReactNode {
  const { t } = useTranslation('currencies');
  const home = useWorkspace().ledger.currency;
  const isForeign = props.currencies.some((currency) => currency !== home);
  const total = useCall('aging.inBase', props.query, { enabled: isForeign });
  const [isOpenHere, setOpenHere] = useState(false);
  const isOpen = props.isOpen ?? isOpenHere;
  const setOpen = props.onOpen ?? setOpenHere;
  if (!isForeign) return null;
  if (total.error !== null)
    return (
      <p className={classes.inBase} data-missing role="note">
        <IconWorld size={14} stroke={1.7} aria-hidden />
        <span className="one-line" title={total.error.message}>
          {total.error.message}
        </span>
        <Link to="/settings/currencies" className={classes.nowrap}>
          {t('toRates')}
        </Link>
      </p>
    );
  if (total.data === undefined) return <p className={classes.inBase} aria-hidden />;
  const { data } = total;
  return (
    <p className={classes.inBase}>
      <IconWorld size={14} stroke={1.7} aria-hidden />
      <span>
        {t('inBase', { currency: data.currency })}{' '}
        <Figure
          strong
          label={t('inBase', { currency: data.currency })}
          onExplain={() => setOpen(true)}
        >
          {t('outstanding', { amount: formatAmount(data.outstandingMinor, data.currency) })}
        </Figure>
        {data.onAccountMinor !== 0 &&
          `, ${t('onAccount', { amount: formatAmount(data.onAccountMinor, data.currency) })}`}{' '}
        <span className="soft">{ratesWords(data.rates, t)}</span>
      </span>
      {isOpen && <InBasePanel total={data} query={props.query} onClose={() => setOpen(false)} />}
    </p>
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
