/**
 * What the customer owes, how late, how much of the limit is used, how it usually pays, its score; and what a
 * letter would still need.
 */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../../contract/calls/customers.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatDate, formatRelativeDays } from '../../format/format.ts';
import type { Case } from './case/case-band.tsx';
import { ageFigures, balanceFigures, exceptionFigures, habitFigures } from './customer-figures.ts';
import { FigureStrip, type StripFigure } from './figure-strip.tsx';
import { useScoreFigure } from './score-figure.tsx';
import { useLastReceipt } from './use-last-receipt.ts';

/** What the profile lacks for a letter; empty when nothing. */
export const missingForLetter = (profile: CustomerDetail['profile']): readonly 'missingAddress'[] =>
  profile.address.trim() === '' ? ['missingAddress'] : [];

export function CustomerHead(props: {
  readonly detail: CustomerDetail;
  /** Undefined: it is being read. */
  readonly known: Case | undefined;
  /** All figures, also where there is little room. */
  readonly isWhole?: boolean;
}): ReactNode {
  const { t } = useTranslation('customers');
  const moment = useMoment();
  const { profile, balances, openItems } = props.detail;
  const receipt = useLastReceipt(profile.customer);
  const score = useScoreFigure(profile.customer);
  const nextPayOn =
    useCall('customers.profile', { customer: profile.customer }).data?.nextPayOn ?? null;
  const [oldest, ...lastReceipt] = ageFigures(balances, openItems, receipt, t);
  const figures: readonly StripFigure[] = [
    ...(balances.length === 0
      ? [{ key: 'none', label: t('outstanding'), value: '0.00', note: t('figures.nothingOpen') }]
      : balanceFigures(balances, openItems, t)),
    ...(oldest === undefined ? [] : [oldest]),
    ...(props.known === undefined ? [] : habitFigures(props.known, t)),
    ...lastReceipt,
    ...score,
    ...(nextPayOn === null || moment.isReplay
      ? []
      : [
          {
            key: 'pay day',
            label: t('panel.nextPay'),
            value: formatDate(nextPayOn),
            note: formatRelativeDays(nextPayOn, moment.today),
            isMore: 'zoom' as const,
          },
        ]),
    ...exceptionFigures(balances, openItems, t),
  ];
  return (
    <FigureStrip label={t('figures.title')} figures={figures} isWhole={props.isWhole === true} />
  );
}

/** One cause, one button: without it no letter can be issued. */
export function MissingForLetter(props: {
  readonly profile: CustomerDetail['profile'];
  readonly onProfile: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const moment = useMoment();
  const missing = missingForLetter(props.profile);
  if (missing.length === 0) return null;
  return (
    <div className="screen-banner" role="note">
      <IconAlertCircle size={16} aria-hidden />
      <span>{t('missing', { what: missing.map((one) => t(one)).join(', ') })}</span>
      {!moment.isReplay && (
        <Button variant="default" onClick={props.onProfile}>
          {t('fixProfile')}
        </Button>
      )}
    </div>
  );
}
