/** What is to be known about the file, worst first: severity, line, column, sentence. */
import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FINDING_SEVERITIES, type FindingSeverity } from '../../../../contract/calls/imports.ts';
import { useCall } from '../../../data/use-call.ts';
import { formatCount } from '../../../format/format.ts';
import { ErrorState } from '../../../kit/states.tsx';
import type { Finding } from '../../../../contract/told.ts';

const ICONS = { refused: IconCircleX, warning: IconAlertTriangle, note: IconInfoCircle } as const;
/** As many as one answer may carry. */
const MOST = 5000;

type Source = { readonly previewId: string } | { readonly batchId: number };

export function FindingsView(props: {
  source: Source;
  counts: Readonly<Record<FindingSeverity, number>>;
  first: readonly Finding[];
}) {
  const { source, counts, first } = props;
  const { t } = useTranslation('imports');
  const [severity, setSeverity] = useState<FindingSeverity | 'all'>('all');
  const [text, setText] = useState('');
  const [wantsAll, setWantsAll] = useState(false);
  const total = counts.refused + counts.warning + counts.note;
  const all = useCall('imports.findings', { ...source, limit: MOST }, { enabled: wantsAll });

  if (total === 0)
    return (
      <section>
        <h2 className="import-heading">
          {t('findings.title')}
          <span>{t('findings.none')}</span>
        </h2>
      </section>
    );
  const findings = all.data?.findings ?? first;
  const wanted = text.trim().toLowerCase();
  const shown = findings.filter(
    (one) =>
      (severity === 'all' || one.severity === severity) &&
      (wanted === '' || one.message.toLowerCase().includes(wanted)),
  );
  const choices = [
    { value: 'all', label: `${t('findings.all')} ${formatCount(total)}` },
    ...FINDING_SEVERITIES.filter((one) => counts[one] > 0).map((one) => ({
      value: one,
      label: `${t(`findings.${one}`)} ${formatCount(counts[one])}`,
    })),
  ];
  return (
    <section aria-labelledby="findings-title">
      <div className="findings-head">
        <h2 id="findings-title" className="import-heading">
          {t('findings.title')}
        </h2>
        <SegmentedControl
          data={choices}
          value={severity}
          onChange={(value) => setSeverity(value as FindingSeverity | 'all')}
        />
        <TextInput
          placeholder={t('findings.filter')}
          aria-label={t('findings.filter')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {!wantsAll && findings.length < total && (
          <Button variant="default" onClick={() => setWantsAll(true)}>
            {t('findings.rest', { count: total })}
          </Button>
        )}
      </div>
      {all.error !== null && <ErrorState error={all.error} />}
      <ul className="findings" tabIndex={0}>
        {shown.map((finding, index) => (
          <FindingLine key={index} finding={finding} />
        ))}
        {shown.length === 0 && <li className="soft">{t('findings.noMatch', { text })}</li>}
      </ul>
    </section>
  );
}

export function FindingLine(props: { finding: Finding }) {
  const { finding } = props;
  const { t } = useTranslation('imports');
  const Icon = ICONS[finding.severity];
  const { line, sentence } = finding;
  const place = line === null ? t('findings.file') : t('findings.line', { line });
  return (
    <li className="finding" data-severity={finding.severity}>
      <Icon size={16} stroke={1.7} aria-label={t(`findings.${finding.severity}`)} />
      <span className="finding-place">{place}</span>
      <span className="finding-message">{withoutPlace(sentence, place)}</span>
    </li>
  );
}

/** The terminal has no column for the line, so a sentence may begin with it. */
const withoutPlace = (sentence: string, place: string): string =>
  [': ', ', ']
    .map((mark) => `${place}${mark}`)
    .filter((told) => sentence.startsWith(told))
    .reduce((rest, told) => rest.slice(told.length), sentence);
