/**
 * The mark of a bucket: one shape each, so that colour is never alone. The word stands beside it, or is its
 * label and tooltip where there is no room for it.
 *
 *     <BucketMark bucket="reminder" label="Reminder" />        alone
 *     <BucketMark bucket="reminder" /> Reminder                with its word
 */
import type { ReactNode } from 'react';
import type { Bucket } from '../../domain/case/bucket.ts';

const SHAPES: Readonly<Record<Bucket, ReactNode>> = {
  unpaid: <circle cx="5.5" cy="5.5" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  reminder: (
    <>
      <circle cx="5.5" cy="5.5" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d="M5.5 1a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
    </>
  ),
  'quasi-bad': <path d="M5.5 0.5 10.8 10.2H0.2z" fill="currentColor" />,
  bad: <path d="M5.5 0 11 5.5 5.5 11 0 5.5z" fill="currentColor" />,
  dormant: (
    <path
      d="M1 1h9v9H1z M3 5.5h5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="square"
    />
  ),
};

export const BucketMark = (props: {
  readonly bucket: Bucket;
  readonly label?: string;
}): ReactNode => (
  <svg
    width="11"
    height="11"
    viewBox="0 0 11 11"
    style={{ color: `var(--bucket-${props.bucket})`, flex: 'none' }}
    {...(props.label === undefined
      ? { 'aria-hidden': true }
      : { role: 'img', 'aria-label': props.label })}
  >
    {props.label !== undefined && <title>{props.label}</title>}
    {SHAPES[props.bucket]}
  </svg>
);
