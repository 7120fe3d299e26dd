/**
 * A date as people type it: `31/1`, `31 Jan`, `+14d`. Shows below how it was read; a calendar opens
 * at the right.
 */
import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseIsoDate, type IsoDate } from '../../../domain/dates.ts';
import { formatDate, formatDateWithDay } from '../../format/format.ts';
import { parseTypedDate } from '../../format/parse-date.ts';
import { useFieldCheck } from '../form/form-state.ts';
import { whenReleased } from './when-released.ts';

export interface DateFieldProps {
  readonly label: ReactNode;
  readonly value: IsoDate | null;
  /** `null` while the text is empty or no date. */
  readonly onChange: (date: IsoDate | null) => void;
  /** What `+14d` and a day without a year are counted from. */
  readonly today: IsoDate;
  /** Inclusive. */
  readonly min?: IsoDate;
  readonly max?: IsoDate;
  readonly error?: ReactNode;
  /** What an empty field means, where it means something; else an example. */
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Below the field until something is typed. */
  readonly description?: string;
  /** A day was chosen in the calendar: where the field stands in a popover, it has done its work. */
  readonly onChosen?: () => void;
  /** The first field of a dialog. */
  readonly startsFocused?: boolean;
}

export function DateField(props: DateFieldProps) {
  const {
    label,
    value,
    onChange,
    today,
    min,
    max,
    error,
    required = false,
    disabled = false,
  } = props;
  const { t } = useTranslation();
  // While somebody types, their text stays; otherwise the value in the reader's form.
  const [typed, setTyped] = useState<string | null>(null);
  const [opened, setOpened] = useState(false);

  const problemOf = (text: string): string | null => {
    if (text.trim() === '') return required ? t('field.required') : null;
    const date = parseTypedDate(text, today);
    if (date === null) return t('field.notADate', { typed: text });
    if (min !== undefined && date < min) return t('field.dateTooEarly', { date: formatDate(min) });
    if (max !== undefined && date > max) return t('field.dateTooLate', { date: formatDate(max) });
    return null;
  };
  const read = typed === null ? null : parseTypedDate(typed, today);
  const problem = typed === null ? null : problemOf(typed);
  const wrong = useFieldCheck({ problem, isMissing: required && value === null });

  const type = (text: string): void => {
    setTyped(text);
    onChange(problemOf(text) === null ? parseTypedDate(text, today) : null);
  };

  return (
    <TextInput
      label={label}
      required={required}
      disabled={disabled}
      value={typed ?? (value === null ? '' : formatDate(value))}
      placeholder={props.placeholder ?? t('field.dateExample')}
      description={
        typed !== null && read !== null && problem === null
          ? t('field.readAs', { value: formatDateWithDay(read) })
          : props.description
      }
      data-autofocus={props.startsFocused === true || undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={wrong ?? error}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => {
        if (problem === null) whenReleased(() => setTyped(null));
      }}
      rightSection={
        <Popover opened={opened} onChange={setOpened} position="bottom-end" withinPortal={false}>
          <Popover.Target>
            <ActionIcon
              size="sm"
              disabled={disabled}
              aria-label={t('field.calendar')}
              onClick={() => setOpened((before) => !before)}
            >
              <IconCalendar size={15} stroke={1.6} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              size="xs"
              value={value}
              defaultDate={value ?? today}
              {...(min !== undefined && { minDate: min })}
              {...(max !== undefined && { maxDate: max })}
              onChange={(chosen) => {
                setTyped(null);
                setOpened(false);
                onChange(chosen === null ? null : parseIsoDate(chosen));
                props.onChosen?.();
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  );
}
