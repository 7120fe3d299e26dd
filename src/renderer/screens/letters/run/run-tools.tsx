/** In the title row of a run: the date of its letters and how they are sent. */
import { useState, type ReactNode } from 'react';
import { Button, Popover, Select } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { formatDate } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';

const DELIVERIES = ['registered_post', 'post', 'courier', 'email'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** How a run is dated and sent. */
export interface RunDay {
  readonly issuedOn: IsoDate;
  readonly deliveryMethod: Delivery;
}

export function RunTools(props: {
  readonly run: RunDay;
  readonly onIssuedOn: (date: IsoDate) => void;
  readonly onDelivery: (delivery: Delivery) => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { run } = props;
  return (
    <>
      <DatedButton issuedOn={run.issuedOn} onIssuedOn={props.onIssuedOn} />
      <Select
        aria-label={t('run.delivery')}
        w={148}
        allowDeselect={false}
        value={run.deliveryMethod}
        onChange={(value) => {
          const next = DELIVERIES.find((one) => one === value);
          if (next !== undefined) props.onDelivery(next);
        }}
        data={DELIVERIES.map((value) => ({ value, label: t(`run.deliveries.${value}`) }))}
      />
    </>
  );
}

/** Closes when a day is chosen or Enter ends what was typed. */
function DatedButton(props: {
  readonly issuedOn: IsoDate;
  readonly onIssuedOn: (date: IsoDate) => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const moment = useMoment();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendar size={15} stroke={1.7} />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('run.dated', { date: formatDate(props.issuedOn) })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown
        data-popover-open={isOpen || undefined}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
          // The focus goes back to the button, which would take the same Enter for a click.
          event.preventDefault();
          close();
        }}
      >
        <DateField
          label={t('run.issuedOn')}
          value={props.issuedOn}
          onChange={(date) => {
            if (date !== null) props.onIssuedOn(date);
          }}
          onChosen={close}
          today={moment.today}
          max={moment.today}
          startsFocused
        />
      </Popover.Dropdown>
    </Popover>
  );
}
