/** Two fields beside each other, or below each other where there is no room. */
import type { ReactNode } from 'react';
import classes from './form.module.css';

export const Pair = (props: { readonly children: ReactNode }): ReactNode => (
  <div className={classes.pair}>{props.children}</div>
);
