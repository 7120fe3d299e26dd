/**
 * The five buckets as the reader tells them apart: colour and mark, so that neither is alone. The shapes stay
 * apart in grey print. Used for nothing else.
 */
import type { ReactNode } from 'react';
import type { Bucket } from '../../../contract/calls/buckets.ts';
import classes from './charts.module.css';

/** Colour of the mark and of plain bars. */
export const bucketFill = (bucket: Bucket): string => `var(--bucket-${bucket})`;

/** Of bars on the screen: two of the five are hatched. */
export const bucketBar = (bucket: Bucket): string => {
  const fill = bucketFill(bucket);
  if (bucket === 'quasi-bad')
    return `repeating-linear-gradient(135deg, ${fill} 0 3px, var(--sheet) 3px 4.5px)`;
  if (bucket === 'dormant')
    return `repeating-linear-gradient(90deg, ${fill} 0 2px, var(--sheet) 2px 4px)`;
  return fill;
};

const SHAPES: Readonly<Record<Bucket, ReactNode>> = {
  unpaid: <circle cx="5.5" cy="5.5" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  reminder: (
    <>
      <circle cx="5.5" cy="5.5" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5.5 1a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  'quasi-bad': <path d="M5.5 .8 10.6 10H.4z" fill="currentColor" />,
  bad: <path d="M5.5.3 10.7 5.5 5.5 10.7.3 5.5z" fill="currentColor" />,
  dormant: (
    <>
      <rect x="1" y="1" width="9" height="9" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M3.2 5.5h4.6" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
}; // prettier-ignore

/** 11 pixels. `label`: said where no word stands beside it. */
export const BucketMark = (props: {
  readonly bucket: Bucket;
  readonly label?: string;
}): ReactNode => (
  <svg
    className={classes.mark}
    style={{ color: bucketFill(props.bucket) }}
    viewBox="0 0 11 11"
    width="11"
    height="11"
    {...(props.label === undefined
      ? { 'aria-hidden': true }
      : { role: 'img', 'aria-label': props.label })}
  >
    {props.label !== undefined && <title>{props.label}</title>}
    {SHAPES[props.bucket]}
  </svg>
);
