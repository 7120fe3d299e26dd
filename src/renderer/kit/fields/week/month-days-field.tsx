/** Days of the month as people type them: `15, 31`, `1 2`, `15 last`. Shows how it was read. */
import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parseMonthDays } from '../../../format/parse-time.ts';
import { useFieldCheck } from '../../form/form-state.ts';

/** No day of a month: what cannot be read must not be saved as if nothing had been typed. */
const UNREADABLE: readonly number[] = [0];

export function MonthDaysField(props: {
  readonly label: ReactNode;
  readonly value: readonly number[];
  readonly onChange: (days: readonly number[]) => void;
  readonly error?: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? value : parseMonthDays(typed, t('field.lastDay'));
  const wrong = useFieldCheck({
    problem: read === null ? t('field.notMonthDays', { typed }) : null,
    isMissing: false,
  });
  return (
    <TextInput
      label={props.label}
      placeholder={t('field.monthDaysExample')}
      maxLength={100}
      value={typed ?? value.join(', ')}
      description={
        read !== null && read.length > 0 && read.some((day) => day > 28)
          ? t('field.shortMonth')
          : undefined
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={wrong ?? props.error}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(parseMonthDays(event.currentTarget.value, t('field.lastDay')) ?? UNREADABLE);
      }}
      onBlur={() => {
        if (read !== null) setTyped(null);
      }}
    />
  );
}
