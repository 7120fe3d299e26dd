/** How a letter stands on a day: issued, deadline passed, settled, cancelled. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterRow } from '../../../contract/calls/letters.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { Chip } from '../../kit/chip.tsx';

export type LetterState = 'issued' | 'cancelled' | 'settled' | 'passed';

/** A deadline has passed from the day after it; a letter with nothing still open is settled. */
export function letterState(letter: LetterRow, asOf: IsoDate): LetterState {
  if (letter.status === 'cancelled') return 'cancelled';
  if (letter.stillOpenMinor === 0) return 'settled';
  return letter.deadlineOn < asOf ? 'passed' : 'issued';
}

const STATE_TONE = {
  issued: 'plain',
  cancelled: 'plain',
  settled: 'good',
  passed: 'event',
} as const;

export const LetterStateChip = (props: { readonly state: LetterState }): ReactNode => {
  const { t } = useTranslation('letters');
  return <Chip tone={STATE_TONE[props.state]}>{t(`register.statuses.${props.state}`)}</Chip>;
};
