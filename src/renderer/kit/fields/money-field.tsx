/** An amount as people type it: `1.234,50` or `1,234.50`. Shows below how it was read. */
import { Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exponentOf } from '../../../domain/currencies.ts';
import { formatAmount, formatMoney } from '../../format/format.ts';
import { parseTypedMoney } from '../../format/parse-money.ts';

export interface MoneyFieldProps {
  readonly label: ReactNode;
  /** Minor units of `currency`. */
  readonly value: number | null;
  /** `null` while the text is empty or no amount. */
  readonly onChange: (minor: number | null) => void;
  readonly currency: string;
  readonly error?: ReactNode;
  readonly required?: boolean;
  /** The first field of a dialog. */
  readonly startsFocused?: boolean;
  readonly disabled?: boolean;
}

export function MoneyField(props: MoneyFieldProps) {
  const { label, value, onChange, currency, error, required = false, disabled = false } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : parseTypedMoney(typed, currency);
  const problem =
    read === null || read.ok || typed === null
      ? null
      : read.error === 'empty'
        ? required
          ? t('field.required')
          : null
        : t(`field.money.${read.error}`, { typed, currency, digits: exponentOf(currency) });

  return (
    <TextInput
      label={label}
      required={required}
      disabled={disabled}
      data-autofocus={props.startsFocused === true ? true : undefined}
      inputMode="decimal"
      value={typed ?? (value === null ? '' : formatAmount(value, currency))}
      description={
        read?.ok === true
          ? t('field.readAs', { value: formatMoney(read.value, currency) })
          : undefined
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={problem ?? error}
      rightSection={
        <Text fz={12} c="dimmed">
          {currency}
        </Text>
      }
      rightSectionWidth={44}
      styles={{ input: { textAlign: 'right' } }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const parsed = parseTypedMoney(text, currency);
        onChange(parsed.ok ? parsed.value : null);
      }}
      onBlur={() => {
        if (problem === null) setTyped(null);
      }}
    />
  );
}
