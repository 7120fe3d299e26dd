/** An amount as people type it: `1.234,50` or `1,234.50`. Shows below how it was read. */
import { Text, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exponentOf } from '../../../domain/currencies.ts';
import { minorToDecimal } from '../../../domain/money.ts';
import { formatAmount, formatMoney } from '../../format/format.ts';
import { parseTypedMoney } from '../../format/parse-money.ts';
import { useFieldCheck } from '../form/form-state.ts';
import { whenReleased } from './when-released.ts';

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
  /** Zero and less are refused. */
  readonly isPositive?: boolean;
  /** More than this many minor units is refused, with these words. */
  readonly most?: { readonly minor: number; readonly says: string };
}

export function MoneyField(props: MoneyFieldProps) {
  const { label, value, onChange, currency, error, required = false, disabled = false } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  // The amount was meant, not its minor units: 12.50 EUR does not become 1,250 JPY.
  const before = useRef(currency);
  useEffect(() => {
    const was = before.current;
    before.current = currency;
    if (value === null || exponentOf(was) === exponentOf(currency)) return;
    const text = minorToDecimal(value, was);
    const again = parseTypedMoney(text, currency);
    setTyped(text);
    onChange(again.ok ? again.value : null);
  }, [currency, value, onChange]);
  const read = typed === null ? null : parseTypedMoney(typed, currency);
  const problemOf = (): string | null => {
    if (read?.ok === false && typed !== null) {
      if (read.error === 'empty') return required ? t('field.required') : null;
      return t(`field.money.${read.error}`, { typed, currency, digits: exponentOf(currency) });
    }
    if (value === null) return null;
    if (props.isPositive === true && value <= 0) return t('field.money.notPositive');
    return props.most !== undefined && value > props.most.minor ? props.most.says : null;
  };
  const problem = problemOf();
  const wrong = useFieldCheck({ problem, isMissing: required && value === null });

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
      error={wrong ?? error}
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
        if (problem === null) whenReleased(() => setTyped(null));
      }}
    />
  );
}
