/** One thin bar: how the overdue and not yet due parts of a sum relate. Colours: aging columns. */
import type { ReactNode } from 'react';
import { ageFill, ageStep } from './age-step.ts';
import classes from './charts.module.css';

export function AgeBar(props: {
  readonly amountsMinor: readonly number[];
  /** Limits of the columns, in days. */
  readonly limits: readonly number[];
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
              background: ageFill(ageStep(props.limits, index)),
            }}
          />
        ),
      )}
    </span>
  );
}
