/** One signal beside the list: what it says, what it rests on, what it weighs, and what a verdict leads to. */
import { useCallback, useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysBetween, parseIsoDate } from '../../../domain/dates.ts';
import { SHIFT_PARAMETERS } from '../../../domain/risk/payment-shift.ts';
import { weighedPoints } from '../../../domain/risk/weights.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction, useCall } from '../../data/use-call.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatDate, formatPoints } from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { Chip, type ChipTone } from '../../kit/chip.tsx';
import { InvoicePanel } from '../../kit/explain/invoice-panel.tsx';
import { Section } from '../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import { Link, navigate, pathTo } from '../../routing/router.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { PaymentFigure } from './payment-figure.tsx';
import { DismissDialog } from './signal-dialogs.tsx';
import { ClassChip, pointsWords } from './signal-columns.tsx';
import { effectWords, isByHand, kindWords, ruleWords, type SignalRow } from './signal-words.ts';
import { useVerdict } from './use-verdict.ts';
import classes from './signals.module.css';

const TONES: Readonly<Record<SignalRow['state'], ChipTone>> = {
  new: 'event',
  confirmed: 'plain',
  dismissed: 'plain',
  over: 'plain',
};
/** Before all are asked for. */
const SHOWN_EVIDENCE = 5;
const NEWEST = SHIFT_PARAMETERS.newest;

export function SignalPanel(props: {
  readonly of: SignalRow;
  /** A verdict was recorded: on to the next one. */
  readonly onDone: (verdict: 'confirmed' | 'dismissed') => void;
  readonly onUndone: (of: SignalRow) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('signals');
  const { of } = props;
  const { isReplay } = useMoment();
  const verdict = useVerdict(props.onUndone);
  const [isDismissing, setDismissing] = useState(false);
  const [invoice, setInvoice] = useState<string | null>(null);
  const closeInvoice = useCallback(() => setInvoice(null), []);
  const canConfirm = !isReplay && of.state === 'new';
  const canDismiss = !isReplay && (of.state === 'new' || of.state === 'confirmed');
  const confirm = async (): Promise<void> => {
    if (!verdict.isRunning && (await verdict.give(of, 'confirmed', ''))) props.onDone('confirmed');
  };
  const openPage = (): void => navigate(pathTo(['customers', of.customer]));
  useVerdictKeys({
    y: canConfirm ? () => void confirm() : null,
    d: canDismiss ? () => setDismissing(true) : null,
  });

  if (invoice !== null) return <InvoicePanel invoice={invoice} onClose={closeInvoice} />;
  return (
    <SidePanel
      size="half"
      title={kindWords(of.kind, t)}
      subtitle={
        <>
          <Link to={pathTo(['customers', of.customer])}>{of.name}</Link>
          {' · '}
          {t('panel.since', { date: formatDate(of.onDate) })}
        </>
      }
      tools={
        <span className={classes.chips}>
          <ClassChip of={of} t={t} />
          <Chip tone={TONES[of.state]}>{t(`states.${of.state}`)}</Chip>
        </span>
      }
      onClose={props.onClose}
      footer={
        <>
          {canConfirm && (
            <Button
              loading={verdict.isRunning && !isDismissing}
              rightSection={<kbd aria-hidden>y</kbd>}
              onClick={() => void confirm()}
            >
              {t('confirm')}
            </Button>
          )}
          {canDismiss && (
            <Button
              variant="default"
              rightSection={<kbd aria-hidden>d</kbd>}
              onClick={() => setDismissing(true)}
            >
              {t('dismiss.button')}
            </Button>
          )}
          <Button variant="default" rightSection={<kbd aria-hidden>o</kbd>} onClick={openPage}>
            {t('panel.customer')}
          </Button>
        </>
      }
    >
      <p className={classes.sentence}>{engineSentence(of.because)}</p>
      {verdict.error !== null && !isDismissing && <ErrorState error={verdict.error} />}
      <Given of={of} />
      <Chart of={of} />
      <div className={classes.columns}>
        <div>
          <Evidence of={of} onInvoice={setInvoice} />
          <HowSure of={of} />
        </div>
        <div>
          <Points of={of} />
          <WhatItChanges of={of} canJudge={canDismiss} />
        </div>
      </div>
      {isDismissing && (
        <DismissDialog
          of={of}
          verdict={verdict}
          onDone={() => {
            setDismissing(false);
            props.onDone('dismissed');
          }}
          onClose={() => setDismissing(false)}
        />
      )}
    </SidePanel>
  );
}

function useVerdictKeys(keys: Readonly<Record<'y' | 'd', (() => void) | null>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
    if (event.key !== 'y' && event.key !== 'd') return;
    const run = keys[event.key];
    if (run === null) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

/** What was found of it, why, and the way back. */
function Given(props: { readonly of: SignalRow }): ReactNode {
  const { t } = useTranslation('signals');
  const { of } = props;
  const { input, isReplay, today } = useMoment();
  const isJudged = of.state === 'confirmed' || of.state === 'dismissed';
  const known = useCall('case.get', { ...input, customer: of.customer }, { enabled: isJudged });
  const reverse = useAction('facts.reverse');
  const fact = !isJudged
    ? undefined
    : known.data?.facts.findLast(
        ({ kind, details }) =>
          kind === 'verdict' &&
          details.verdict === of.state &&
          isAbout(details.on_signal ?? '', of),
      );
  if (fact === undefined) return null;
  const { reason = '' } = fact.details;
  const takeBack = (): void =>
    void reverse.run({
      kind: 'case_fact',
      reference: fact.key,
      effectiveOn: today,
      reason: t('given.reason'),
    });
  return (
    <div className={classes.given}>
      <span>
        {t(`given.${fact.details.verdict === 'dismissed' ? 'dismissed' : 'confirmed'}`, {
          date: formatDate(fact.on),
        })}
        {reason !== '' && `: ${reason}`}
      </span>
      {!isReplay && (
        <Button variant="default" loading={reverse.isRunning} onClick={takeBack}>
          {t('given.takeBack')}
        </Button>
      )}
      {reverse.error !== null && <ErrorState error={reverse.error} />}
    </div>
  );
}

/** A correction moves an alarm by some days; its verdict follows it (domain-rules 6.7 no. 7). */
const FOLLOWS_DAYS = 14;
function isAbout(key: string, { key: own, kind, onDate }: SignalRow): boolean {
  if (key === own) return true;
  const day = parseIsoDate(key.slice(key.lastIndexOf('/') + 1));
  return (
    key.startsWith(`${kind}/`) && day !== null && Math.abs(daysBetween(day, onDate)) <= FOLLOWS_DAYS
  );
}

function Evidence(props: {
  readonly of: SignalRow;
  readonly onInvoice: (invoice: string) => void;
}): ReactNode {
  const { t } = useTranslation('signals');
  const { customer, kind, evidence } = props.of;
  if (evidence.length === 0) return null;
  return (
    <Section title={t('evidence.title')}>
      <EvidenceTable
        customer={customer}
        // A run ends with what the sentence is about; elsewhere that comes first.
        evidence={kind === 'payment_shift' ? evidence.toReversed() : evidence}
        shownAtFirst={SHOWN_EVIDENCE}
        onInvoice={props.onInvoice}
      />
    </Section>
  );
}

/** The payments behind a signal that was worked out of them. */
function Chart(props: { readonly of: SignalRow }): ReactNode {
  const { t } = useTranslation('signals');
  const { customer, kind, because, numbers, evidence } = props.of;
  const { input } = useMoment();
  const isOfPayments = kind === 'payment_shift' || kind === 'late_now';
  const { data } = useCall(
    'signals.payments',
    { ...input, customer },
    { enabled: isOfPayments && numbers !== null },
  );
  const isRun = kind === 'payment_shift';
  const run = useMemo(
    () => new Set(isRun ? evidence.map(({ name }) => name) : []),
    [isRun, evidence],
  );
  if (!isOfPayments || numbers === null) return null;
  if (data === undefined) return <Skeleton className={classes.chartBone} />;
  if (data.paid.length + data.open.length < 2) return null;
  return (
    <PaymentFigure
      paid={data.paid}
      open={data.open}
      asOf={input.asOf}
      usual={numbers.usual}
      now={isRun ? numbers.now : null}
      newest={NEWEST}
      run={run}
      changeOn={isRun ? data.changeOn : null}
      label={`${t('chart.unit')}. ${because}`}
    />
  );
}

function Points(props: { readonly of: SignalRow }): ReactNode {
  const { t } = useTranslation('signals');
  const { kind, points, confidence, class: severity } = props.of;
  const atFirst = weighedPoints(kind, severity === 'severe', confidence, 0);
  return (
    <Section title={t('points.title')}>
      <p className={classes.line}>
        <strong>{pointsWords(points)}</strong>{' '}
        {points < 0.05
          ? t('points.none')
          : atFirst > points + 0.05
            ? t('points.fading', { points: formatPoints(atFirst) })
            : t('points.full')}
      </p>
    </Section>
  );
}

function WhatItChanges(props: { readonly of: SignalRow; readonly canJudge: boolean }): ReactNode {
  const { t } = useTranslation('signals');
  const { of } = props;
  const effect = effectWords(of, t);
  return (
    <Section title={t('effects.title')}>
      {(of.state === 'new' || of.state === 'confirmed') && (
        <p className={classes.line}>{effect.now}</p>
      )}
      {props.canJudge && of.state === 'new' && (
        <p className={classes.line}>
          <span className="soft">{t('effects.ifConfirmed')}</span> {effect.confirmed}
        </p>
      )}
      {props.canJudge && (
        <p className={classes.line}>
          <span className="soft">{t('effects.ifDismissed')}</span> {effect.dismissed}
        </p>
      )}
      {of.state === 'over' && <p className={classes.line}>{t('effects.over')}</p>}
      {of.state === 'dismissed' && <p className={classes.line}>{t('effects.ignored')}</p>}
    </Section>
  );
}

/** What a rule compares with; other kinds compare with nothing. */
const COMPARED: Readonly<Partial<Record<string, 'compared' | 'orders'>>> = {
  payment_shift: 'compared',
  late_now: 'compared',
  order_size: 'orders',
  order_burst: 'orders',
  off_season: 'orders',
};

function HowSure(props: { readonly of: SignalRow }): ReactNode {
  const { t } = useTranslation('signals');
  const { kind, numbers, parameters, confidence, weak } = props.of;
  const compared = COMPARED[kind];
  const lines = [
    ...(isByHand(props.of) ? [t('sure.confidence', { value: Math.round(confidence * 100) })] : []),
    ...(numbers !== null && compared !== undefined
      ? [t(`sure.${compared}`, { count: numbers.observations })]
      : []),
    ...(weak ? [t('sure.weak')] : []),
    ...(numbers !== null && numbers.open > 0 ? [t('sure.open', { count: numbers.open })] : []),
    ...(kind === 'payment_shift' && numbers !== null && numbers.c !== null
      ? [t('sure.sum', { value: formatPoints(numbers.c) })]
      : []),
    ...ruleWords(kind, parameters, t),
  ];
  if (lines.length === 0) return null;
  return (
    <Section title={t('sure.title')}>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}
