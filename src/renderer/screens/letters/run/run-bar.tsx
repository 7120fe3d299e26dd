/** Above a run: the day and the way of sending, what is chosen, and the one button. */
import type { ReactNode } from 'react';
import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { DateField } from '../../../kit/fields/date-field.tsx';
import classes from '../letters.module.css';

const DELIVERIES = ['registered_post', 'post', 'courier', 'email'] as const;
export type Delivery = (typeof DELIVERIES)[number];

export interface RunDay {
  readonly issuedOn: IsoDate;
  readonly deliveryMethod: Delivery;
}

export function RunBar(props: {
  readonly run: RunDay;
  /** Letters chosen. */
  readonly count: number;
  /** What they ask for, in words, one amount a currency. */
  readonly totals: string;
  readonly onIssuedOn: (date: IsoDate) => void;
  readonly onDelivery: (delivery: Delivery) => void;
  readonly onIssue: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const moment = useMoment();
  const { run, count } = props;
  return (
    <div className={classes.runBar}>
      <div style={{ width: 190 }}>
        <DateField
          label={t('run.issuedOn')}
          value={run.issuedOn}
          onChange={(date) => {
            if (date !== null) props.onIssuedOn(date);
          }}
          today={moment.today}
          max={moment.today}
        />
      </div>
      <Select
        label={t('run.delivery')}
        w={160}
        allowDeselect={false}
        value={run.deliveryMethod}
        onChange={(value) => {
          const next = DELIVERIES.find((one) => one === value);
          if (next !== undefined) props.onDelivery(next);
        }}
        data={DELIVERIES.map((value) => ({ value, label: t(`run.deliveries.${value}`) }))}
      />
      <div className={classes.runSum}>
        <span className={count === 0 ? 'soft' : undefined}>
          {count === 0 ? t('run.noneChosen') : t('run.chosen', { count, totals: props.totals })}
        </span>
        <Button style={{ flex: 'none' }} disabled={count === 0} onClick={props.onIssue}>
          {t('run.issue', { count })}
        </Button>
      </div>
    </div>
  );
}
