/** The day the whole workspace looks at, and the way to another: `Today, Sat 21 Nov 2026`. */
import {
  Button,
  Group,
  Popover,
  SegmentedControl,
  Stack,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendarTime } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endOfMonth, isoDateOf, parseIsoDate, type IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { formatDate, formatDateWithDay } from '../../format/format.ts';
import { DateField } from '../../kit/fields/date-field.tsx';

export function AsOfChip() {
  const { t } = useTranslation('frame');
  const moment = useMoment();
  const [opened, setOpened] = useState(false);
  const day = formatDateWithDay(moment.asOf);
  const words =
    moment.asOf === moment.today ? t('asOf.today', { date: day }) : t('asOf.past', { date: day });
  const known =
    moment.knownOn === null
      ? ''
      : `, ${t('asOf.knownSuffix', { date: formatDate(moment.knownOn) })}`;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus>
      <Popover.Target>
        <UnstyledButton
          className="chip"
          data-replay={moment.isReplay || undefined}
          aria-label={t('asOf.chip', { date: `${words}${known}` })}
          onClick={() => setOpened((before) => !before)}
        >
          <IconCalendarTime size={16} stroke={1.6} aria-hidden />
          <span>
            {words}
            {known}
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown
        data-popover-open={opened || undefined}
        style={{ maxHeight: 'calc(100vh - 56px)', overflow: 'auto' }}
      >
        <AsOfChoice close={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function AsOfChoice(props: { close: () => void }) {
  const { t } = useTranslation('frame');
  const { today, asOf, setAsOf, knownOn, setKnownOn, backToToday } = useMoment();
  const [other, setOther] = useState(knownOn !== null && knownOn !== asOf);
  const known = other ? 'other' : knownOn === null ? 'now' : 'then';

  const choose = (date: IsoDate): void => {
    setAsOf(date);
    if (known === 'then') setKnownOn(date);
  };
  const quick: readonly (readonly [string, IsoDate])[] = [
    [t('asOf.quick.lastMonthEnd'), endOfMonth(today, -1)],
    [t('asOf.quick.monthBefore'), endOfMonth(today, -2)],
    [t('asOf.quick.lastYearEnd'), isoDateOf(`${Number(today.slice(0, 4)) - 1}-12-31`)],
  ];

  return (
    <Group align="flex-start" gap="lg" wrap="wrap">
      <DatePicker
        size="xs"
        value={asOf}
        date={asOf}
        maxDate={today}
        onDateChange={() => undefined}
        onChange={(value) => {
          const date = value === null ? null : parseIsoDate(value);
          if (date !== null) choose(date);
        }}
      />
      <Stack
        gap={6}
        w={250}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
          // The focus goes back to the chip, which would take the same Enter for a click.
          event.preventDefault();
          props.close();
        }}
      >
        <DateField
          label={t('asOf.title')}
          value={asOf}
          today={today}
          max={today}
          onChange={(date) => {
            if (date !== null) choose(date);
          }}
        />
        <Button
          variant={asOf === today ? 'light' : 'default'}
          onClick={() => {
            backToToday();
            setOther(false);
            props.close();
          }}
        >
          {t('asOf.quick.today')}
        </Button>
        {quick.map(([name, date]) => (
          <Button
            key={date}
            variant={asOf === date ? 'light' : 'default'}
            onClick={() => choose(date)}
          >
            {name}
          </Button>
        ))}
        <Text size="xs" fw={600} mt={8}>
          {t('asOf.knownTitle')}
        </Text>
        <SegmentedControl
          fullWidth
          value={known}
          aria-label={t('asOf.knownTitle')}
          onChange={(value) => {
            setOther(value === 'other');
            if (value === 'now') setKnownOn(null);
            if (value === 'then') setKnownOn(asOf);
          }}
          data={[
            { value: 'now', label: t('asOf.knownNow') },
            { value: 'then', label: t('asOf.knownThen'), disabled: asOf === today },
            { value: 'other', label: t('asOf.knownOtherShort') },
          ]}
        />
        {known === 'other' && (
          <DateField
            label={t('asOf.knownOther')}
            value={knownOn}
            today={today}
            max={today}
            onChange={setKnownOn}
          />
        )}
        <Text fz={12} c="dimmed">
          {t('asOf.knownHint')}
        </Text>
      </Stack>
    </Group>
  );
}
