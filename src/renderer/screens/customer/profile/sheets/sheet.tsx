/** One part of the profile: its title, its one action, and what is known; or why it is worth knowing. */
import type { ReactNode } from 'react';
import classes from '../profile.module.css';

export function Sheet(props: {
  readonly title: string;
  readonly action?: ReactNode;
  /** Why it is worth filling; shown instead of the children while nothing is known. */
  readonly empty?: ReactNode;
  readonly wide?: boolean;
  /** What lies over the desk; there whether anything is known or not. */
  readonly dialog?: ReactNode;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <section
      className={classes.sheet}
      data-wide={props.wide === true || undefined}
      aria-label={props.title}
    >
      <header className={classes.sheetHead}>
        <h2>{props.title}</h2>
        {props.action}
      </header>
      {props.empty === undefined ? (
        props.children
      ) : (
        <div className={classes.empty}>{props.empty}</div>
      )}
      {props.dialog}
    </section>
  );
}
