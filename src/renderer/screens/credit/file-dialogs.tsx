/** What comes onto the credit file: a report, a reference and the call to it, a statement, a limit, a decision. */
import { useState, type ReactNode } from 'react';
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { REPORT_SECTIONS, type ReportSection } from '../../../domain/credit/credit-file.ts';
import { CREDIT_DECISIONS, type CreditDecision } from '../../../domain/credit/credit-given.ts';
import { CASE_FACTS, type CaseDetails } from '../../../domain/facts/case-facts.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { minorToDecimal } from '../../../domain/money.ts';
import type { CallInput } from '../../../contract/api.ts';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction } from '../../data/use-call.ts';
import { DateField } from '../../kit/fields/date-field.tsx';
import { MoneyField } from '../../kit/fields/money-field.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';
import { Pair } from '../../kit/form/pair.tsx';
import { useUndoToast } from '../../kit/undo-toast.tsx';
import classes from './credit.module.css';

export type CreditFile = ToldOutput<'credit.file'>;
type Fact = CallInput<'case.recordTogether'>['facts'][number];
const MOST_LETTERS = 500;

interface DialogProps {
  readonly customer: string;
  readonly onClose: () => void;
}

/** Records, says so with an Undo, and closes. */
function useFiling(onClose: () => void, done: string) {
  const record = useAction('case.recordTogether');
  const say = useUndoToast();
  return {
    saving: record,
    file: async (...facts: readonly Fact[]): Promise<void> => {
      const result = await record.run({ facts: [...facts] });
      if (!result.ok) return;
      const { facts: recorded, warnings } = result.value;
      say({ words: done, warnings, keys: recorded.map(({ key }) => key) });
      onClose();
    },
  };
}

/** Without those that nobody filled in. */
const filled = (details: CaseDetails): Record<string, string> =>
  Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      value.trim() === '' ? [] : [[name, value.trim()]],
    ),
  );

export function ReportDialog({ customer, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('credit');
  const { today } = useMoment();
  const { saving, file } = useFiling(onClose, t('report.done'));
  const [on, setOn] = useState<IsoDate | null>(today);
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [source, setSource] = useState('');
  const [rating, setRating] = useState('');
  const [sections, setSections] = useState<Readonly<Record<ReportSection, string>>>({
    operating: '',
    financial: '',
    registration: '',
    litigation: '',
  });
  const save = async (): Promise<void> => {
    if (on === null) return;
    await file({ kind: 'report', customer, on, until, details: filled({ source, rating, ...sections }) }); // prettier-ignore
  };
  return (
    <FormDialog
      title={t('report.title')}
      saving={saving}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Pair>
        <TextField
          label={t('fields.source')}
          placeholder={t('fields.sourceExample')}
          value={source}
          onChange={setSource}
          maxLength={MOST_LETTERS}
          data-autofocus
        />
        <TextField label={t('fields.rating')} value={rating} onChange={setRating} maxLength={60} />
      </Pair>
      <Pair>
        <DateField
          label={t('fields.on')}
          value={on}
          onChange={setOn}
          today={today}
          max={today}
          required
        />
        <DateField
          label={t('fields.until')}
          description={t('fields.untilReport')}
          value={until}
          onChange={setUntil}
          today={today}
        />
      </Pair>
      {REPORT_SECTIONS.map((section) => (
        <Textarea
          key={section}
          label={t(`sections.${section}`)}
          value={sections[section]}
          onChange={({ currentTarget: { value } }) =>
            setSections((before) => ({ ...before, [section]: value }))
          }
          maxLength={MOST_LETTERS}
          autosize
        />
      ))}
    </FormDialog>
  );
}

/** `of`: who is rung now; what was on file of it is replaced. */
export function ReferenceDialog({
  customer,
  onClose,
  of,
}: DialogProps & { readonly of?: CreditFile['references'][number] }): ReactNode {
  const { t } = useTranslation('credit');
  const { today } = useMoment();
  const { saving, file } = useFiling(
    onClose,
    t(of === undefined ? 'reference.done' : 'reference.logged'),
  );
  const [company, setCompany] = useState(of?.company ?? '');
  const [calledOn, setCalledOn] = useState<IsoDate | null>(of === undefined ? null : today);
  const [calledBy, setCalledBy] = useState('');
  const [answer, setAnswer] = useState('');
  const [rating, setRating] = useState(of?.rating ?? '');
  const save = async (): Promise<void> => {
    const details = filled({
      company,
      answer,
      rating,
      called_on: calledOn ?? '',
      called_by: calledBy,
    });
    const reference: Fact = { kind: 'reference', customer, on: today, details };
    if (of === undefined) await file(reference);
    else
      await file(
        { kind: 'end', customer, on: today, ends: of.key, note: t('reference.logged') },
        reference,
      );
  };
  return (
    <FormDialog
      title={
        of === undefined ? t('reference.title') : t('reference.logOf', { company: of.company })
      }
      saving={saving}
      onSave={() => void save()}
      onClose={onClose}
    >
      <TextField
        label={t('fields.company')}
        placeholder={t('fields.companyExample')}
        value={company}
        onChange={setCompany}
        maxLength={MOST_LETTERS}
        required
        data-autofocus={of === undefined || undefined}
      />
      <Pair>
        <DateField
          label={t('fields.calledOn')}
          value={calledOn}
          onChange={setCalledOn}
          today={today}
          max={today}
          required={of !== undefined}
        />
        <TextField
          label={t('fields.calledBy')}
          value={calledBy}
          onChange={setCalledBy}
          maxLength={MOST_LETTERS}
        />
      </Pair>
      <Textarea
        label={t('fields.answer')}
        placeholder={t('fields.answerExample')}
        value={answer}
        onChange={(event) => setAnswer(event.currentTarget.value)}
        maxLength={MOST_LETTERS}
        autosize
        data-autofocus={of !== undefined || undefined}
      />
      <TextField label={t('fields.rating')} value={rating} onChange={setRating} maxLength={60} />
    </FormDialog>
  );
}

export function LogCallButton(props: {
  readonly customer: string;
  readonly of: CreditFile['references'][number];
}): ReactNode {
  const { t } = useTranslation('credit');
  const [isOpen, setOpen] = useState(false);
  const company = props.of.company === '' ? props.of.key : props.of.company;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('reference.logOf', { company })}
        onClick={() => setOpen(true)}
      >
        {t('reference.log')}
      </Button>
      {isOpen && <ReferenceDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What the domain takes for a year, a ratio, a number of days; people write 1,4 too. */
const plainNumber = (typed: string): string => typed.trim().replace(',', '.');
const READERS = CASE_FACTS.statement.details;

export function StatementDialog({ customer, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation('credit');
  const { today } = useMoment();
  const { saving, file } = useFiling(onClose, t('statement.done'));
  const [year, setYear] = useState(String(Number(today.slice(0, 4)) - 1));
  const [current, setCurrent] = useState('');
  const [equity, setEquity] = useState('');
  const [payable, setPayable] = useState('');
  const [isTold, setTold] = useState(false);
  const details = {
    year: year.trim(),
    current_ratio: plainNumber(current),
    equity_ratio: plainNumber(equity),
    payable_days: plainNumber(payable),
  };
  const isWrong = (name: keyof typeof details): boolean =>
    details[name] === '' ? name === 'year' : !READERS[name].accepts(details[name]);
  const names = Object.keys(details) as (keyof typeof details)[];
  const save = async (): Promise<void> => {
    setTold(true);
    if (names.some(isWrong)) return;
    await file({ kind: 'statement', customer, on: today, details: filled(details) });
  };
  const errorOf = (name: keyof typeof details, wrong: string) =>
    isTold && isWrong(name) ? { error: wrong } : {};
  return (
    <FormDialog
      title={t('statement.title')}
      saving={saving}
      isReadWhole
      hasNothingToDo={[current, equity, payable].every((typed) => typed.trim() === '')}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Pair>
        <TextField
          label={t('fields.year')}
          value={year}
          onChange={setYear}
          inputMode="numeric"
          maxLength={4}
          {...errorOf('year', t('fields.yearWrong'))}
        />
        <TextField
          label={t('fields.currentRatio')}
          description={t('fields.currentRatioHint')}
          value={current}
          onChange={setCurrent}
          inputMode="decimal"
          maxLength={12}
          data-autofocus
          {...errorOf('current_ratio', t('fields.ratioWrong'))}
        />
      </Pair>
      <Pair>
        <TextField
          label={t('fields.equityRatio')}
          description={t('fields.equityRatioHint')}
          value={equity}
          onChange={setEquity}
          inputMode="decimal"
          maxLength={12}
          {...errorOf('equity_ratio', t('fields.ratioWrong'))}
        />
        <TextField
          label={t('fields.payableDays')}
          description={t('fields.payableDaysHint')}
          value={payable}
          onChange={setPayable}
          inputMode="decimal"
          maxLength={12}
          {...errorOf('payable_days', t('fields.daysWrong'))}
        />
      </Pair>
    </FormDialog>
  );
}

export function LimitDialog({
  customer,
  currency,
  onClose,
}: DialogProps & { readonly currency: string }): ReactNode {
  const { t } = useTranslation('credit');
  const { today } = useMoment();
  const { saving, file } = useFiling(onClose, t('limit.done'));
  const [minor, setMinor] = useState<number | null>(null);
  const [until, setUntil] = useState<IsoDate | null>(null);
  const [approvedBy, setApprovedBy] = useState('');
  const [insured, setInsured] = useState('');
  const save = async (): Promise<void> => {
    if (minor === null) return;
    await file({
      kind: 'limit',
      customer,
      on: today,
      until,
      currency,
      amount: minorToDecimal(minor, currency),
      details: filled({ approved_by: approvedBy, insured }),
    });
  };
  return (
    <FormDialog
      title={t('limit.title')}
      saving={saving}
      onSave={() => void save()}
      onClose={onClose}
    >
      <Pair>
        <MoneyField
          label={t('fields.limit')}
          value={minor}
          onChange={setMinor}
          currency={currency}
          isPositive
          required
          startsFocused
        />
        <DateField
          label={t('limit.until')}
          description={t('limit.untilHint')}
          value={until}
          onChange={setUntil}
          today={today}
          min={today}
        />
      </Pair>
      <Pair>
        <TextField
          label={t('limit.approvedBy')}
          value={approvedBy}
          onChange={setApprovedBy}
          maxLength={MOST_LETTERS}
        />
        <TextField
          label={t('limit.insured')}
          description={t('limit.insuredHint')}
          value={insured}
          onChange={setInsured}
          maxLength={MOST_LETTERS}
        />
      </Pair>
    </FormDialog>
  );
}

export function DecisionDialog(props: {
  readonly of: CreditFile;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('credit');
  const { today } = useMoment();
  const { customer, proposed } = props.of;
  const [decision, setDecision] = useState<CreditDecision>(proposed.decision);
  const [reason, setReason] = useState('');
  const [person, setPerson] = useState('');
  const { saving, file } = useFiling(
    props.onClose,
    t('decision.done', { decision: t(`decision.names.${decision}`) }),
  );
  return (
    <FormDialog
      title={t('decision.title')}
      text={t('decision.proposed', { decision: t(`decision.names.${proposed.decision}`) })}
      saving={saving}
      onSave={() =>
        void file({
          kind: 'assessment',
          customer,
          on: today,
          person: person.trim(),
          details: filled({ decision, reason }),
        })
      }
      onClose={props.onClose}
    >
      <div>
        <div className={classes.label}>{t('fields.decision')}</div>
        <SegmentedControl
          fullWidth
          aria-label={t('fields.decision')}
          value={decision}
          onChange={(chosen) =>
            setDecision(CREDIT_DECISIONS.find((one) => one === chosen) ?? decision)
          }
          data={CREDIT_DECISIONS.map((one) => ({
            value: one,
            label: t(`decision.names.${one}`),
          }))}
        />
        <p className={classes.means}>{t(`decision.means.${decision}`)}</p>
      </div>
      <TextField
        label={t('fields.reason')}
        placeholder={t('fields.reasonExample')}
        value={reason}
        onChange={setReason}
        maxLength={MOST_LETTERS}
        required
        data-autofocus
      />
      <TextField
        label={t('fields.person')}
        value={person}
        onChange={setPerson}
        maxLength={MOST_LETTERS}
      />
    </FormDialog>
  );
}
