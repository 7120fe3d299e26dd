/** The list of signals: who, what, since when, how bad, how much it weighs, and the sentence. */
import type { ReactNode } from 'react';
import { countryNames } from '../../../domain/country-names.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatDate, formatPoints, readerLocale } from '../../format/format.ts';
import { Chip, type ChipTone } from '../../kit/chip.tsx';
import { customerColumn, type GridColumn, ZERO_MARK } from '../../kit/table/index.ts';
import { kindWords, type SignalRow, type Words } from './signal-words.ts';

const TONES: Readonly<Record<SignalRow['class'], ChipTone>> = {
  low: 'plain',
  high: 'plain',
  severe: 'event',
};

export const ClassChip = (props: { readonly of: SignalRow; readonly t: Words }): ReactNode => (
  <Chip tone={TONES[props.of.class]}>{props.t(`classes.${props.of.class}`)}</Chip>
);

/** `+13.8`; a dash: it weighs nothing. */
export const pointsWords = (points: number): string =>
  points < 0.05 ? ZERO_MARK : `+${formatPoints(points)}`;

export function signalColumns(
  t: Words,
  /** Code of the country of a customer. */
  countries: ReadonlyMap<string, string | null>,
): readonly GridColumn<SignalRow>[] {
  return [
    customerColumn(t('columns.customer'), 140, {
      pinned: true,
      always: true,
      search: (row) => [
        row.name,
        row.customer,
        ...countryNames(countries.get(row.customer) ?? null, readerLocale()),
        kindWords(row.kind, t),
        ...row.evidence.map((one) => one.name),
      ],
    }),
    {
      id: 'customer',
      header: t('columns.code'),
      kind: 'text',
      width: 84,
      startsHidden: true,
      text: (row) => row.customer,
      sortBy: (row) => row.customer,
    },
    {
      id: 'kind',
      header: t('columns.signal'),
      kind: 'text',
      width: 168,
      always: true,
      brief: true,
      text: (row) => kindWords(row.kind, t),
      sortBy: (row) => kindWords(row.kind, t),
      cell: (row) => <span title={kindWords(row.kind, t)}>{kindWords(row.kind, t)}</span>,
    },
    {
      id: 'since',
      header: t('columns.since'),
      kind: 'date',
      width: 100,
      descFirst: true,
      text: (row) => row.onDate,
      sortBy: (row) => row.onDate,
      cell: (row) => formatDate(row.onDate),
    },
    {
      id: 'class',
      header: t('columns.class'),
      kind: 'text',
      width: 76,
      text: (row) => t(`classes.${row.class}`),
      sortBy: (row) => ['low', 'high', 'severe'].indexOf(row.class),
      descFirst: true,
      cell: (row) => <ClassChip of={row} t={t} />,
    },
    {
      id: 'points',
      header: t('columns.points'),
      hint: t('columns.pointsHint'),
      kind: 'number',
      width: 76,
      brief: true,
      descFirst: true,
      text: (row) => row.points.toFixed(1),
      sortBy: (row) => row.points,
      cell: (row) => pointsWords(row.points),
    },
    {
      id: 'state',
      header: t('columns.state'),
      kind: 'text',
      width: 90,
      fileOnly: true,
      text: (row) => t(`states.${row.state}`),
    },
    {
      id: 'because',
      header: t('columns.because'),
      kind: 'text',
      width: 360,
      grow: true,
      text: (row) => engineSentence(row.because),
      cell: (row) => (
        <span className="soft" title={engineSentence(row.because)}>
          {engineSentence(row.because)}
        </span>
      ),
    },
  ];
}
