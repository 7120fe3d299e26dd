/** One thin bar: how the overdue and not yet due parts of a sum relate. Colours: aging columns. */
import type { ReactNode } from 'react';
import classes from './charts.module.css';

/** Fill of an aging column; `index` 0 is "not due". */
export const ageFill = (index: number): string => `var(--age-${Math.min(index, 9)})`;

export function AgeBar(props: {
  readonly amountsMinor: readonly number[];
  /** The bar of this sum fills the width; smaller sums are shorter. */
  readonly fullMinor: number;
  readonly label: string;
}): ReactNode {
  const { amountsMinor, fullMinor, label } = props;
  if (fullMinor <= 0) return null;
  return (
    <span className={classes.bar} role="img" aria-label={label} title={label}>
      {amountsMinor.map((amount, index) =>
        amount <= 0 ? null : (
          <span
            key={index}
            style={{ width: `${(amount / fullMinor) * 100}%`, background: ageFill(index) }}
          />
        ),
      )}
    </span>
  );
}
