/** How the totals of one currency come about: what was offered, and what became of it. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DISCOUNT_STATES,
  type DiscountState,
  type DiscountTotal,
} from '../../../../contract/calls/contracts.ts';
import { useMoment } from '../../../data/as-of.tsx';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatInstant,
  formatMoney,
} from '../../../format/format.ts';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { BigFigure, Facts, Rule, Section, SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { Link, pathTo } from '../../../routing/router.tsx';
import type { DiscountChoice } from './discount-choice.ts';

/** One figure over the list. */
export interface DiscountFigure {
  readonly state: DiscountState;
  readonly currency: string;
}

export function DiscountFigures(props: {
  /** Which of the figures is asked about. */
  readonly state: DiscountState;
  readonly total: DiscountTotal;
  readonly choice: DiscountChoice;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['discounts', 'explain']);
  const moment = useMoment();
  const { total, choice } = props;
  const { currency, invoices } = total;
  const from = formatDate(choice.from);
  const beyond = total.givenMinor + total.lostMinor + total.openMinor - total.offeredMinor;
  return (
    <SidePanel
      title={t('panel.title', { what: t(props.state), currency })}
      subtitle={
        choice.to === null
          ? t('panel.span', { from })
          : t('panel.spanTo', { from, to: formatDate(choice.to) })
      }
      onClose={props.onClose}
    >
      <Section>
        <BigFigure>{formatMoney(total[`${props.state}Minor`], currency)}</BigFigure>
        <Rule>{t(`${props.state}Hint`)}</Rule>
        <Rule>{t('panel.asOf', { date: formatDate(moment.asOf) })}</Rule>
        {moment.knownAt !== null && (
          <Rule>{t('explain:knownRule', { knownAt: formatInstant(moment.knownAt) })}</Rule>
        )}
      </Section>
      <Section>
        <SmallTable
          columns={[
            { header: t('state') },
            { header: t('panel.invoices'), figure: true },
            { header: `${t('panel.amount')} ${currency}`, figure: true },
          ]}
          rows={[
            ...DISCOUNT_STATES.map((state) => ({
              key: state,
              cells: [
                <Link
                  key={state}
                  to={pathTo(['ledger'], {
                    tab: 'discounts',
                    from: choice.from,
                    to: choice.to,
                    state,
                  })}
                >
                  {t(`states.${state}`)}
                </Link>,
                formatCount(invoices[state]),
                formatAmount(total[`${state}Minor`], currency),
              ],
            })),
            ...(beyond === 0
              ? []
              : [
                  {
                    key: 'beyond',
                    cells: [t('panel.beyond'), '', formatAmount(-beyond, currency)],
                  },
                ]),
          ]}
          total={[
            t('offered'),
            formatCount(invoices.given + invoices.lost + invoices.open),
            formatAmount(total.offeredMinor, currency),
          ]}
        />
        <Rule>{t('panel.rule')}</Rule>
      </Section>
      <Section title={t('panel.meaning')}>
        <Facts
          facts={[
            [t('offered'), t('offeredHint')],
            [t('given'), t('givenHint')],
            [t('lost'), t('lostHint')],
            [t('open'), t('openHint')],
          ]}
        />
      </Section>
    </SidePanel>
  );
}
