/** One thin bar: how the parts of a sum relate, in the colours of their columns. */
import type { ReactNode } from 'react';
import classes from './charts.module.css';

export function AgeBar(props: {
  readonly amountsMinor: readonly number[];
  /** Backgrounds of the columns (`column-fills.ts`). */
  readonly fills: readonly string[];
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
            style={{
              width: `${(amount / fullMinor) * 100}%`,
              background: props.fills[index],
            }}
          />
        ),
      )}
    </span>
  );
}
