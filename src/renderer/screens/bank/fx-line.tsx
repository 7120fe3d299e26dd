/** The items are in another currency: at which rate of which day the money reaches them. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankLineRow, LineProposal } from '../../../contract/calls/bank.ts';
import { useCall } from '../../data/use-call.ts';
import { formatDate, formatMoney } from '../../format/format.ts';
import { Link } from '../../routing/router.tsx';
import { sentence } from './proposal-input.ts';
import classes from './bank.module.css';

export function FxLine(props: {
  readonly line: BankLineRow;
  readonly proposal: LineProposal;
  /** Currency of the items. */
  readonly to: string;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { line, proposal, to } = props;
  const answer = useCall('rates.convert', {
    amountMinor: line.leftMinor,
    from: line.currency,
    to,
    on: line.bookedOn,
  });
  if (answer.error !== null)
    return (
      <p className={classes.cardCaution}>
        {sentence(answer.error.message)}{' '}
        {answer.error.code === 'no_rate' && (
          <Link to="/settings/currencies">{t('proposals.rates')}</Link>
        )}
      </p>
    );
  if (answer.data === undefined)
    return <p className={classes.cardNote}>{t('proposals.fxAsking')}</p>;
  const { amountMinor, rate, rateOn, source } = answer.data;
  const asked = proposal.shares.reduce((sum, share) => sum + share.openMinor, 0);
  const difference = amountMinor - asked;
  return (
    <p className={classes.cardNote}>
      {t('proposals.fx', {
        from: line.currency,
        to,
        rate: shortRate(rate),
        on: formatDate(rateOn),
        source,
        amount: formatMoney(amountMinor, to),
      })}
      {', '}
      {difference === 0
        ? t('proposals.fxEqual')
        : t(difference < 0 ? 'proposals.fxLess' : 'proposals.fxMore', {
            amount: formatMoney(Math.abs(difference), to),
          })}
    </p>
  );
}

/** Ten digits are for the record; the eye gets six. `0.9231000000` → `0.9231`. */
export const shortRate = (rate: string): string =>
  /^\d+\.\d{7,}$/.test(rate) && Number(rate) >= 0.01
    ? String(Number(Number(rate).toFixed(6)))
    : rate.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
