/** The buttons of a dialog, in sight however long it is and however small the window. */
import type { ReactNode } from 'react';
import classes from './form.module.css';

export const DialogFoot = (props: {
  /** At the left: what else can be done, or what to know before. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}): ReactNode => (
  <div className={classes.foot}>
    <div className={classes.aside}>{props.aside}</div>
    {props.children}
  </div>
);
