/**
 * A chip: at most two words, or one word and a number, at most two in a row, strongest first. The
 * sentence behind it stands in the panel and in its title.
 *
 *     <Chip tone="event" title="26 bank lines are not matched yet">Unmatched</Chip>
 *
 * `event`: something happened that asks for action · `good`: waiting is right · `stop`: a hold.
 */
import type { ReactNode } from 'react';
import classes from './chip.module.css';

export type ChipTone = 'plain' | 'event' | 'good' | 'stop';

export const Chip = (props: {
  readonly tone?: ChipTone;
  readonly title?: string;
  readonly children: ReactNode;
}): ReactNode => (
  <span className={classes.chip} data-tone={props.tone ?? 'plain'} title={props.title}>
    {props.children}
  </span>
);
