/**
 * Why a customer stands where it stands in the list: below the call sheet where the window is tall enough, else
 * when somebody asks (`?`).
 */
import { useEffect, useRef, type ComponentProps, type ReactNode } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { ScoreParts } from '../../kit/explain/score-parts.tsx';
import classes from './today.module.css';

/** The sheet of most customers and seven lines. */
const TALL = '(min-width: 800px) and (min-height: 900px)';

export function WhyRanked({
  isAsked,
  ...ranked
}: ComponentProps<typeof ScoreParts> & { readonly isAsked: boolean }): ReactNode {
  const isTall = useMediaQuery(TALL, undefined, { getInitialValueInEffect: false });
  const section = useRef<HTMLElement>(null);
  const { customer } = ranked.row;
  useEffect(() => {
    if (isAsked) section.current?.scrollIntoView({ block: 'nearest' });
  }, [isAsked, customer]);
  if (isTall !== true && !isAsked) return null;
  return (
    <section className={classes.rank} ref={section}>
      <ScoreParts {...ranked} />
    </section>
  );
}
