/** One rate of a law, as a gazette prints it. */
import { useState, type ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { LawRates } from '../../../../contract/calls/interest.ts';
import type { IsoDate } from '../../../../domain/dates.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { formatCountry, formatDate } from '../../../format/format.ts';
import { DateField } from '../../../kit/fields/date-field.tsx';
import { SearchSelect } from '../../../kit/fields/search-select.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import classes from '../currencies/currencies.module.css';

const PERCENT = /^-?\d{1,2}(\.\d{1,6})?$/;
const KINDS = ['either', 'reference', 'legal'] as const;

/** The first half-year of which a law has no rate, else the one that begins next. */
function nextStart(law: LawRates | undefined, today: IsoDate): IsoDate {
  const [newest] = law?.rates ?? [];
  const year = Number(today.slice(0, 4));
  const next = (today < `${year}-07-01` ? `${year}-07-01` : `${year + 1}-01-01`) as IsoDate;
  return newest?.to !== undefined && newest.to !== null && newest.to < today
    ? ((today < `${year}-07-01` ? `${year}-01-01` : `${year}-07-01`) as IsoDate)
    : next;
}

export function LegalRateDialog(props: {
  readonly laws: readonly LawRates[];
  readonly onClose: () => void;
}): ReactNode {
  const { laws, onClose } = props;
  const { t } = useTranslation('interest');
  const { today } = useMoment();
  const record = useAction('interest.recordRate');
  const first = laws.find(({ isUsed }) => isUsed) ?? laws[0];
  const [law, setLaw] = useState(first?.law ?? 'ES');
  const [from, setFrom] = useState<IsoDate | null>(nextStart(first, today));
  const [typed, setTyped] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('either');
  const [source, setSource] = useState('');
  const percent = typed.trim().replace(',', '.');
  const isPercent = PERCENT.test(percent);
  const { error } = record;
  const beside = (at: string): string | undefined => (error?.at === at ? error.message : undefined);
  const isPlaced = ['law', 'from', 'percent', 'source'].includes(error?.at ?? '');
  return (
    <FormDialog
      title={t('recordTitle')}
      text={t('recordText')}
      saving={{ error: isPlaced ? null : error, isRunning: record.isRunning }}
      cannotSave={!isPercent}
      onSave={() => {
        if (from === null) return;
        const is = kind === 'either' ? null : kind;
        void record.run({ law, from, percent, is, source, verifiedOn: today }).then((result) => {
          if (!result.ok) return;
          const { rate, legalPercent, warnings } = result.value;
          notifications.show({
            message: [
              t('recorded', {
                law: rate.law,
                date: formatDate(rate.from),
                reference: rate.percent,
                legal: legalPercent,
              }),
              ...warnings,
            ].join(' '),
          });
          onClose();
        });
      }}
      onClose={onClose}
    >
      <div className={classes.two}>
        <SearchSelect
          label={t('law')}
          data={laws.map((one) => ({
            value: one.law,
            label: `${one.law} ${formatCountry(one.law)}`,
          }))}
          value={law}
          error={beside('law')}
          onChange={(value) => {
            if (value === null) return;
            setLaw(value);
            setFrom(
              nextStart(
                laws.find((one) => one.law === value),
                today,
              ),
            );
          }}
        />
        <DateField
          label={t('from')}
          value={from}
          onChange={setFrom}
          today={today}
          required
          error={beside('from')}
        />
      </div>
      <div className={classes.two}>
        <TextField
          label={t('percentField')}
          placeholder="10.15"
          inputMode="decimal"
          required
          data-autofocus
          maxLength={10}
          value={typed}
          error={typed.trim() !== '' && !isPercent ? t('needPercent') : beside('percent')}
          onChange={setTyped}
        />
        <SearchSelect
          label={t('kindField')}
          data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'either')}
        />
      </div>
      <TextField
        label={t('source')}
        placeholder={t('sourceExample')}
        required
        maxLength={200}
        value={source}
        error={beside('source')}
        onChange={setSource}
      />
    </FormDialog>
  );
}
