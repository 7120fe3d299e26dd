/**
 * The one step that cannot be taken back: says how many letters over how much, what is done against
 * advice and what is left aside, with names; then issues them.
 */
import type { ReactNode } from 'react';
import { Button, Modal, Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CandidateCaution, LetterRow } from '../../../contract/calls/letters.ts';
import type { Candidate } from '../../../contract/told.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { useAction } from '../../data/use-call.ts';
import { paymentsTo } from '../../../domain/letters/freshness.ts';
import { formatDateWithDay, formatDate, formatMoney } from '../../format/format.ts';
import { DialogFoot } from '../../kit/form/dialog-foot.tsx';
import { ErrorState } from '../../kit/states.tsx';
import type { RunView } from './run/candidate-columns.tsx';
import { candidateKey, type LetterRequests } from './run/run-choice.ts';
import type { Cause } from '../../../domain/letters/standing.ts';
import type { RunDay } from './run/run-tools.tsx';
import classes from './letters.module.css';

export function IssueDialog(props: {
  readonly run: RunDay;
  readonly letters: LetterRequests;
  /** Everybody who was proposed. */
  readonly candidates: readonly Candidate[];
  readonly view: RunView;
  readonly totals: readonly { readonly currency: string; readonly totalMinor: number }[];
  /** The same for the same letters: a second press after a lost answer issues nothing twice. */
  readonly idempotencyKey: string;
  readonly onIssued: (letters: readonly LetterRow[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const issue = useAction('letters.issue');
  const { freshness } = useWorkspace().ledger;
  const receiptsTo = paymentsTo(freshness);
  const { letters, totals } = props;
  const count = letters.length;
  const { progress } = issue;

  const run = async (): Promise<void> => {
    const result = await issue.run({ ...props.run, letters, idempotencyKey: props.idempotencyKey });
    if (result.ok) props.onIssued(result.value);
  };

  return (
    <Modal
      opened
      size={560}
      onClose={() => {
        if (!issue.isRunning) props.onClose();
      }}
      closeOnClickOutside={false}
      withCloseButton={!issue.isRunning}
      title={t('issue.title', { count })}
    >
      <Stack gap="sm">
        <Text fz={13}>
          {t('issue.text', { count, date: formatDateWithDay(props.run.issuedOn) })}
        </Text>
        <div>
          <Text fz={12} c="dimmed">
            {t('issue.total')}
          </Text>
          {totals.map((total) => (
            <Text key={total.currency} fz={18} fw={620} className="tabular">
              {formatMoney(total.totalMinor, total.currency)}
            </Text>
          ))}
        </div>
        <Weighed candidates={props.candidates} letters={letters} view={props.view} />
        <Text fz={13} c="dimmed">
          {t('issue.final')}{' '}
          {receiptsTo === null
            ? t('issue.freshNone')
            : t('issue.fresh', { date: formatDate(receiptsTo) })}
        </Text>
        {issue.isRunning && (
          <div role="status">
            <Text fz={12} c="dimmed">
              {t('issue.working')}
              {progress !== null &&
                ` · ${
                  progress.total === null
                    ? t('issue.progressOpen', { done: progress.done })
                    : t('issue.progress', { done: progress.done, total: progress.total })
                }`}
            </Text>
            <Progress
              mt={4}
              value={
                progress?.total == null || progress.total === 0
                  ? 100
                  : (progress.done / progress.total) * 100
              }
              animated={progress?.total == null}
            />
          </div>
        )}
        {issue.error !== null &&
          (issue.error.code === 'cancelled' ? (
            <Text fz={13}>{t('issue.cancelled')}</Text>
          ) : (
            <ErrorState error={issue.error} />
          ))}
        <DialogFoot>
          {issue.isRunning ? (
            <Button variant="default" onClick={issue.cancel}>
              {t('issue.cancel')}
            </Button>
          ) : (
            <Button variant="default" onClick={props.onClose}>
              {t('issue.back')}
            </Button>
          )}
          <Button onClick={() => void run()} loading={issue.isRunning} data-autofocus>
            {t('issue.confirm', { count })}
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}

/** What may speak against a letter that is ticked, gravest first. */
const AGAINST = [
  'bank_unmatched',
  'on_account',
  'credit_note',
  'individual',
  'held_back',
  'too_early',
  'recent_letter',
  'part_disputed',
  'bank_stale',
  'sole_trader',
  'no_town',
  'language',
] as const satisfies readonly (Cause | CandidateCaution)[];

const causesOf = (candidate: Candidate, view: RunView): readonly string[] => [
  ...view.standingOf(candidate).causes,
  ...candidate.cautions
    .map(({ code }) => code)
    .filter((code) => code === 'language' || code === 'bank_stale'),
];

/** What is done against advice, and who was left aside, counted and named. */
function Weighed(props: {
  readonly candidates: readonly Candidate[];
  readonly letters: LetterRequests;
  readonly view: RunView;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { candidates, view } = props;
  const taken = new Set(props.letters.map(candidateKey));
  const issued = candidates.filter((one) => taken.has(candidateKey(one)));
  const aside = candidates.filter((one) => !taken.has(candidateKey(one)));
  const against = AGAINST.map((cause) => ({
    cause,
    of: issued.filter((one) => causesOf(one, view).includes(cause)),
  })).filter(({ of }) => of.length > 0);
  const left = (['waiting', 'not_now', 'ready'] as const)
    .map((group) => ({ group, of: aside.filter((one) => view.standingOf(one).group === group) }))
    .filter(({ of }) => of.length > 0);
  return (
    <>
      {against.length > 0 && (
        <section className={classes.against} aria-label={t('issue.against')}>
          <h3>{t('issue.against')}</h3>
          <ul>
            {against.map(({ cause, of }) => (
              <Counted
                key={cause}
                what={t(`issue.weighed.${cause}`, { count: of.length })}
                of={of}
              />
            ))}
          </ul>
        </section>
      )}
      {left.length > 0 && (
        <section className={classes.aside} aria-label={t('issue.aside')}>
          <h3>{t('issue.aside')}</h3>
          <ul>
            {left.map(({ group, of }) => (
              <Counted key={group} what={t(`issue.left.${group}`, { count: of.length })} of={of} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const Counted = (props: {
  readonly what: string;
  readonly of: readonly Candidate[];
}): ReactNode => (
  <li>
    {props.what}: <span className="soft">{props.of.map(({ name }) => name).join(', ')}</span>
  </li>
);
