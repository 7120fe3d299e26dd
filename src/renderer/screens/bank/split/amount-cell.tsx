/** An amount in a table: typed as people type it, shown as it was read when the field is left. */
import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { formatAmount } from '../../../format/format.ts';
import { parseTypedMoney } from '../../../format/parse-money.ts';

export function AmountCell(props: {
  readonly label: string;
  readonly currency: string;
  readonly minor: number;
  /** Four of them stand beside each other. */
  readonly isNarrow: boolean;
  /** What is no amount, or below zero, changes nothing; an empty field is nought. */
  readonly onChange: (minor: number) => void;
}): ReactNode {
  const { label, currency, minor, isNarrow, onChange } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const read = typed === null ? null : parseTypedMoney(typed, currency);
  const isWrong =
    read !== null && ((!read.ok && read.error !== 'empty') || (read.ok && read.value < 0));
  return (
    <TextInput
      aria-label={label}
      inputMode="decimal"
      size="xs"
      w={isNarrow ? 84 : 98}
      styles={{ input: { textAlign: 'right' } }}
      value={typed ?? (minor === 0 ? '' : formatAmount(minor, currency))}
      error={isWrong}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const parsed = parseTypedMoney(text, currency);
        if (parsed.ok && parsed.value >= 0) onChange(parsed.value);
        else if (!parsed.ok && parsed.error === 'empty') onChange(0);
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null);
      }}
    />
  );
}
