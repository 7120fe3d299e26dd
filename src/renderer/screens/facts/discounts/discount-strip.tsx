/** Over the list: the days it is about, and what was given, lost and is open in each currency. */
import type { ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  DISCOUNT_STATES,
  type DiscountState,
  type DiscountTotal,
} from '../../../../contract/calls/contracts.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { formatMoney } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { Figure } from '../../../kit/explain/figure.tsx';
import { amountOrDash } from '../../../kit/table/index.ts';
import type { DiscountChoice } from './discount-choice.ts';
import type { DiscountFigure } from './discount-figures.tsx';
import classes from './discounts.module.css';

export function DiscountStrip(props: {
  readonly choice: DiscountChoice;
  readonly today: IsoDate;
  /** Undefined: still being read. */
  readonly totals: readonly DiscountTotal[] | undefined;
  readonly onFrom: (from: IsoDate | null) => void;
  readonly onTo: (to: IsoDate | null) => void;
  readonly onState: (state: DiscountState | null) => void;
  readonly onExplain: (figure: DiscountFigure) => void;
}): ReactNode {
  const { t } = useTranslation('discounts');
  const { choice, totals } = props;
  return (
    <div className={classes.strip}>
      <div className={classes.days}>
        <DateField
          label={t('from')}
          value={choice.from}
          today={props.today}
          onChange={props.onFrom}
        />
        <DateField
          label={t('to')}
          value={choice.to}
          today={props.today}
          min={choice.from}
          placeholder={t('noEnd')}
          onChange={props.onTo}
        />
      </div>
      <SegmentedControl
        aria-label={t('state')}
        value={choice.state ?? 'all'}
        onChange={(value) =>
          props.onState(DISCOUNT_STATES.find((state) => state === value) ?? null)
        }
        data={[
          { value: 'all', label: t('all') },
          ...DISCOUNT_STATES.map((value) => ({ value, label: t(value) })),
        ]}
      />
      {totals !== undefined && totals.length > 0 && (
        <table className={classes.totals} aria-label={t('totals')}>
          {/* Each figure says what it is beside it; a head of columns would cost a line. */}
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('currency')}</th>
              {DISCOUNT_STATES.map((state) => (
                <th key={state} scope="col" title={t(`${state}Hint`)}>
                  {t(state)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {totals.map((total) => (
              <tr key={total.currency}>
                <th scope="row">{total.currency}</th>
                {DISCOUNT_STATES.map((state) => {
                  const minor = total[`${state}Minor`];
                  return (
                    <td key={state}>
                      <span aria-hidden title={t(`${state}Hint`)}>
                        {t(state)}
                      </span>{' '}
                      <Figure
                        strong
                        inTabOrder
                        label={t('figure', { state: t(state), currency: total.currency })}
                        hint={`${formatMoney(minor, total.currency)}: ${t(`${state}Hint`)}`}
                        onExplain={() => props.onExplain({ state, currency: total.currency })}
                      >
                        {amountOrDash(minor, total.currency)}
                      </Figure>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
