/** An amount in another currency on a day, with the rate, its day and its source. */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exponentOf } from '../../../../domain/currencies.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import type { RateCoverage } from '../../../../contract/calls/rates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatDateWithDay, formatMoney } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { SearchSelect } from '../../../kit/fields/search-select.tsx';
import { firstShown } from './coverage.ts';
import classes from './currencies.module.css';

export function Converter(props: { readonly coverage: readonly RateCoverage[] }): ReactNode {
  const { t } = useTranslation('currencies');
  const { today } = useMoment();
  const home = useWorkspace().ledger.currency;
  const { shown, hidden } = firstShown(props.coverage);
  const codes = [
    ...new Set([home, ...[...shown, ...hidden].flatMap((row) => [row.currency, row.base])]),
  ];
  const [from, setFrom] = useState(codes.find((code) => code !== home) ?? home);
  const [to, setTo] = useState(home);
  const [amount, setAmount] = useState<number | null>(1000 * 10 ** exponentOf(from));
  const [on, setOn] = useState<IsoDate | null>(today);
  const isAsking = amount !== null && on !== null;
  const answer = useCall(
    'rates.convert',
    { amountMinor: amount ?? 0, from, to, on: on ?? today },
    { enabled: isAsking, gcTime: 30_000 },
  );
  return (
    <section className="settings-sheet" style={{ marginTop: 14 }}>
      <h3>{t('converter')}</h3>
      <div className={classes.converter}>
        <MoneyField
          key={from}
          label={t('amount')}
          value={amount}
          onChange={setAmount}
          currency={from}
        />
        <SearchSelect
          label={t('from')}
          data={codes}
          value={from}
          onChange={(value) => setFrom(value ?? from)}
        />
        <SearchSelect
          label={t('to')}
          data={codes}
          value={to}
          onChange={(value) => setTo(value ?? to)}
        />
        <DateField label={t('on')} value={on} onChange={setOn} today={today} />
      </div>
      <div role="status" className={classes.answer}>
        {isAsking && answer.error !== null && (
          <span className={classes.refused}>{answer.error.message}</span>
        )}
        {isAsking && answer.data !== undefined && (
          <>
            <strong>
              {t('result', {
                from: formatMoney(amount, from),
                to: formatMoney(answer.data.amountMinor, to),
              })}
            </strong>{' '}
            <span className="soft">
              {t('resultRate', {
                from,
                to,
                rate: answer.data.rate,
                date: formatDateWithDay(answer.data.rateOn),
                source: answer.data.source,
              })}
            </span>
          </>
        )}
      </div>
    </section>
  );
}
