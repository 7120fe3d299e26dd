/** The line whole: who, how much, what the bank wrote, and what is left of it to match. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatMoney } from '../../../format/format.ts';
import classes from '../bank.module.css';
import type { BankLineDetail } from '../../../../contract/told.ts';

export function LineHead(props: { readonly detail: BankLineDetail }): ReactNode {
  const { t } = useTranslation('bank');
  const { detail } = props;
  const { line, original, batch } = detail;
  const isOut = line.amountMinor < 0;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('line.payerAccount'), line.counterpartyAccount],
    [t('line.structured'), line.structuredReference],
    [
      t('line.batch'),
      batch === null
        ? ''
        : t('line.batchValue', {
            index: batch.index,
            count: batch.count,
            amount: formatMoney(batch.bookingMinor, line.currency),
          }),
    ],
    [
      t('line.charges'),
      detail.chargesMinor === 0
        ? ''
        : t('line.chargesValue', { amount: formatMoney(detail.chargesMinor, line.currency) }),
    ],
    [
      t('line.original'),
      original === null
        ? ''
        : t(original.rate === '' ? 'line.originalNoRate' : 'line.originalValue', {
            amount: formatMoney(original.amountMinor, original.currency),
            rate: original.rate,
          }),
    ],
    [
      t('line.value'),
      line.valueOn === null || line.valueOn === line.bookedOn ? '' : formatDate(line.valueOn),
    ],
  ];
  const more: readonly (readonly [string, ReactNode])[] = [
    [t('line.account'), [detail.accountName, line.account].filter((one) => one !== '').join(' · ')],
    [t('line.bankReference'), detail.bankReference],
    [t('line.endToEnd'), detail.endToEndId],
    [t('line.code'), detail.code],
  ];
  return (
    <header className={classes.head}>
      <div className={classes.headTop}>
        <h2 title={line.counterparty}>
          {line.counterparty === '' ? t('noPayer') : line.counterparty}
        </h2>
        <p className={classes.headAmount}>{formatMoney(line.amountMinor, line.currency)}</p>
      </div>
      <div className={classes.headUnder}>
        <span>
          {t(line.isReversal ? 'line.returned' : isOut ? 'line.out' : 'line.in')},{' '}
          {formatDate(line.bookedOn)}
        </span>
        {line.leftMinor !== line.amountMinor && line.leftMinor !== 0 && (
          <span className={classes.caution}>
            {t('line.left', {
              left: formatMoney(line.leftMinor, line.currency),
              amount: formatMoney(line.amountMinor, line.currency),
            })}
          </span>
        )}
      </div>
      <p className={classes.headText}>{line.text === '' ? t('noText') : line.text}</p>
      <FactLine facts={facts} />
      <details className={classes.more}>
        <summary>{t('line.more')}</summary>
        <FactLine facts={more} />
        {detail.raw !== '' && (
          <>
            <p className={classes.rawLabel}>{t('line.raw')}</p>
            <pre className={classes.raw} tabIndex={0}>
              {detail.raw}
            </pre>
          </>
        )}
      </details>
    </header>
  );
}

/** Label and value after each other, as many in a row as fit. */
function FactLine(props: { readonly facts: readonly (readonly [string, ReactNode])[] }): ReactNode {
  const shown = props.facts.filter(([, value]) => value !== '');
  if (shown.length === 0) return null;
  return (
    <dl className={classes.facts}>
      {shown.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
