/** Orders of one currency, and what one of them came to: an amount, or a quantity where those are compared. */
import type { ToldOutput } from '../../../contract/told.ts';
import { formatAmount } from '../../format/format.ts';
import { ZERO_MARK } from '../../kit/table/index.ts';

export type Purchases = ToldOutput<'signals.purchases'>['currencies'][number];

/** `1,200.00`, `90 pcs`; a dash for none. */
export const orderValue = (
  value: number | null,
  { currency, unit }: Pick<Purchases, 'currency' | 'unit'>,
): string =>
  value === null
    ? ZERO_MARK
    : unit === null
      ? formatAmount(Math.round(value), currency)
      : // As the sentence has it.
        `${Number(value.toFixed(1))} ${unit}`;
