/** Interest of one claim with every segment, as a letter would state it. Nothing is recorded. */
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LawRates } from '../../../../contract/calls/interest.ts';
import { addDays, type IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { useWorkspace } from '../../../data/workspace.tsx';
import { formatCount, formatCountry, formatDate, formatMoney } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { MoneyField } from '../../../kit/fields/money-field.tsx';
import { CurrencyField } from '../../../kit/fields/place-fields.tsx';
import { SearchSelect } from '../../../kit/fields/search-select.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import classes from '../currencies/currencies.module.css';

const PERCENT = /^\d{1,2}(\.\d{1,6})?$/;

export function Calculator({ laws }: { readonly laws: readonly LawRates[] }): ReactNode {
  const { t } = useTranslation('interest');
  const { today } = useMoment();
  const home = useWorkspace().ledger.currency;
  const [law, setLaw] = useState(laws.find(({ isUsed }) => isUsed)?.law ?? 'ES');
  const [currency, setCurrency] = useState(home);
  const [principal, setPrincipal] = useState<number | null>(null);
  const [dueOn, setDueOn] = useState<IsoDate | null>(addDays(today, -60));
  const [to, setTo] = useState<IsoDate | null>(today);
  const [typed, setTyped] = useState('');
  const [paid, setPaid] = useState<number | null>(null);
  const [paidOn, setPaidOn] = useState<IsoDate | null>(null);
  const percent = typed.trim().replace(',', '.');
  const isPercent = percent === '' || PERCENT.test(percent);
  const isAsking = principal !== null && dueOn !== null && to !== null && isPercent;
  const answer = useCall(
    'interest.calculate',
    {
      law,
      principalMinor: principal ?? 1,
      currency,
      dueOn: dueOn ?? today,
      to: to ?? today,
      contractPercent: isPercent && percent !== '' ? percent : null,
      payments: paid === null || paidOn === null ? [] : [{ on: paidOn, minor: paid }],
    },
    { enabled: isAsking, gcTime: 30_000 },
  );
  const money = (minor: number): string => formatMoney(minor, currency);
  return (
    <section className="settings-sheet" style={{ marginTop: 14 }}>
      <h3>{t('calculator')}</h3>
      <div className={classes.quarters}>
        <MoneyField
          key={`principal ${currency}`}
          label={t('principal')}
          value={principal}
          onChange={setPrincipal}
          currency={currency}
        />
        <CurrencyField
          label={t('currency')}
          value={currency}
          onChange={(value) => setCurrency(value ?? currency)}
        />
        <DateField label={t('due')} value={dueOn} onChange={setDueOn} today={today} />
        <DateField label={t('until')} value={to} onChange={setTo} today={today} />
        <SearchSelect
          label={t('law')}
          data={laws.map((one) => ({
            value: one.law,
            label: `${one.law} ${formatCountry(one.law)}`,
          }))}
          value={law}
          onChange={(value) => setLaw(value ?? law)}
        />
        <TextField
          label={t('contractRate')}
          placeholder="12"
          inputMode="decimal"
          maxLength={10}
          value={typed}
          error={isPercent ? undefined : t('needPercent')}
          onChange={setTyped}
        />
        <MoneyField
          key={`paid ${currency}`}
          label={t('paid')}
          value={paid}
          onChange={setPaid}
          currency={currency}
        />
        <DateField label={t('paidOn')} value={paidOn} onChange={setPaidOn} today={today} />
      </div>
      <div role="status" className={classes.answer}>
        {isAsking && answer.error !== null && (
          <span className={classes.refused}>{answer.error.message}</span>
        )}
        {isAsking && answer.data !== undefined && (
          <>
            <strong>
              {t('result', {
                interest: money(answer.data.interestMinor),
                owed: money(answer.data.outstandingMinor),
              })}
            </strong>{' '}
            <span className="soft">
              {[
                answer.data.fixedSum === null
                  ? null
                  : t('withFixedSum', {
                      sum: formatMoney(answer.data.fixedSum.minor, answer.data.fixedSum.currency),
                    }),
                answer.data.perDayMinor === null
                  ? t('perDayUnknown')
                  : t('perDay', { sum: money(answer.data.perDayMinor) }),
                ...answer.data.notes,
              ]
                .filter((one) => one !== null)
                .join(' ')}
            </span>
          </>
        )}
      </div>
      {isAsking && answer.data !== undefined && answer.data.segments.length > 0 && (
        <table className={classes.table} aria-label={t('segments')}>
          <thead>
            <tr>
              <th scope="col">{t('from')}</th>
              <th scope="col">{t('to')}</th>
              <th scope="col" data-figure>
                {t('days')}
              </th>
              <th scope="col" data-figure>
                {t('rate')}
              </th>
              <th scope="col" data-figure>
                {t('onSum')}
              </th>
              <th scope="col" data-figure>
                {t('interest')}
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.data.segments.map((segment) => (
              <tr key={segment.from}>
                <td>{formatDate(segment.from)}</td>
                <td>{formatDate(segment.to)}</td>
                <td data-figure>{formatCount(segment.days)}</td>
                <td data-figure>{t('percent', { percent: segment.ratePercent })}</td>
                <td data-figure>{money(segment.principalMinor)}</td>
                <td data-figure>{segment.interest}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="faint" style={{ margin: '10px 0 0' }}>
        {t('noAdvice')}
      </p>
    </section>
  );
}
