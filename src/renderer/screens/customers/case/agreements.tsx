/**
 * What runs with a customer: promises, plans, disputes, tasks, one short row each with its state, and the button that
 * ends it; of a plan also the paper for the customer, and where something is overdue that for our own sales
 * representative. Promises that were decided follow, the newest first, so
 * that a broken one is in sight.
 */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconCheck, IconClock, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { INSURER_TASK } from '../../../../domain/case/insurer.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { formatAmount, formatDate } from '../../../format/format.ts';
import { Chip, type ChipTone } from '../../../kit/chip.tsx';
import type { Case } from './case-band.tsx';
import { NoticeDialog, type NoticeOf } from '../../../kit/notices/notice-dialog.tsx';
import { EndDialog, type Ending } from './end-dialog.tsx';
import classes from './case.module.css';

/** A hold has its own place, beside the name. */
type RowEnding = Ending & { readonly kind: Exclude<Ending['kind'], 'hold'> };

interface Row {
  readonly key: string;
  readonly mark: 'open' | 'yes' | 'no';
  readonly words: string;
  readonly state: string;
  readonly tone: ChipTone;
  /** Why it is in this state. */
  readonly because?: string;
  /** Null: it is over, or it is no case fact. */
  readonly ending: RowEnding | null;
  /** What the customer can be told on paper about it. */
  readonly notice?: NoticeOf & { readonly kind: 'plan' };
}

const MOST_DECIDED = 2;
const MARKS = { open: IconClock, yes: IconCheck, no: IconX } as const;

export function Agreements(props: { readonly of: Case }): ReactNode {
  const { t } = useTranslation('customer');
  const { isReplay } = useMoment();
  const [ending, setEnding] = useState<Ending | null>(null);
  const [notice, setNotice] = useState<NoticeOf | null>(null);
  const rows = useRows(props.of);
  const { customer, items } = props.of;
  const isOverdue = items.some(({ daysPastDue }) => daysPastDue > 0);
  if (rows.length === 0 && !isOverdue) return null;
  return (
    <section className={classes.agreements} aria-label={t('case.agreements')}>
      <div className={classes.agreementsHead}>
        <h2>{t('case.agreements')}</h2>
        {isOverdue && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => setNotice({ kind: 'rep', key: customer })}
          >
            {t('notice.rep.button')}
          </Button>
        )}
      </div>
      <ul>
        {rows.map(({ key, mark, words, state, tone, because, ending: own, notice: paper }) => {
          const Icon = MARKS[mark];
          return (
            <li key={key}>
              <Icon size={14} stroke={1.8} aria-hidden />
              <span className={classes.words} title={words}>
                {words}
              </span>
              <Chip tone={tone}>{state}</Chip>
              {because !== undefined && <span className={classes.because}>{because}</span>}
              {paper !== undefined && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('notice.plan.of', { words })}
                  onClick={() => setNotice(paper)}
                >
                  {t('notice.plan.button')}
                </Button>
              )}
              {own !== null && !isReplay && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t(`case.ends.${own.kind}.of`, { words })}
                  onClick={() => setEnding(own)}
                >
                  {t(`case.ends.${own.kind}.button`)}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {notice !== null && <NoticeDialog of={notice} onClose={() => setNotice(null)} />}
      {ending !== null && <EndDialog ending={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

/** Those of the insurer's clock say that something was done, and are none to do. */
const isOpenTask = ({ kind, details }: Case['facts'][number]): boolean =>
  kind === 'task' && details.action !== INSURER_TASK;

function useRows({ customer, promises, plans, disputes, facts }: Case): readonly Row[] {
  const { t } = useTranslation('customer');
  const { asOf } = useMoment();
  const money = (minor: number, currency: string): string =>
    `${formatAmount(minor, currency)} ${currency}`;
  const ending = (kind: RowEnding['kind'], key: string, words: string): RowEnding | null =>
    facts.some((fact) => fact.key === key) ? { kind, key, customer, words } : null;
  const promiseWords = (promise: Case['promises'][number]): string =>
    t('case.promise', {
      amount: money(promise.spokenMinor, promise.currency),
      date: formatDate(promise.promisedFor),
    });
  /** Of one that was not kept. */
  const cameWords = ({ receivedMinor, spokenMinor, currency }: Case['promises'][number]): string =>
    receivedMinor === 0
      ? t('case.noneCame')
      : t('case.partCame', {
          received: formatAmount(receivedMinor, currency),
          promised: formatAmount(spokenMinor, currency),
        });
  const decided = promises
    .filter(({ state }) => state !== 'open' && state !== 'cancelled')
    .toSorted((a, b) => b.promisedFor.localeCompare(a.promisedFor))
    .slice(0, MOST_DECIDED);
  return [
    ...disputes
      .filter(({ state }) => state === 'open')
      .map((dispute): Row => {
        const words = t('case.dispute', {
          item: dispute.items.join(', '),
          amount: money(dispute.disputedMinor, dispute.currency),
          reason: dispute.reason,
        });
        return {
          key: `${dispute.key} ${dispute.items.join(' ')}`,
          mark: 'open',
          words,
          state:
            dispute.decideBy === null
              ? t('case.disputed', { date: formatDate(dispute.since) })
              : t('case.decideBy', { date: formatDate(dispute.decideBy) }),
          tone: dispute.decideBy !== null && dispute.decideBy < asOf ? 'stop' : 'event',
          ending: ending('dispute', dispute.key, words),
        };
      }),
    ...plans
      .filter(({ state }) => state === 'on_track' || state === 'defaulted')
      .map((plan): Row => {
        const words = t('case.plan', {
          received: formatAmount(plan.receivedMinor, plan.currency),
          agreed: money(plan.agreedMinor, plan.currency),
        });
        return {
          key: plan.key,
          mark: plan.state === 'defaulted' ? 'no' : 'open',
          words:
            plan.nextOn === null
              ? words
              : t('case.planNext', { words, date: formatDate(plan.nextOn) }),
          state: t(`case.planStates.${plan.state === 'defaulted' ? 'defaulted' : 'on_track'}`),
          tone: plan.state === 'defaulted' ? 'event' : 'good',
          ending: ending('plan', plan.key, words),
          notice: { kind: 'plan', key: plan.key },
        };
      }),
    ...promises
      .filter(({ state }) => state === 'open')
      .map((promise): Row => {
        const words = promiseWords(promise);
        return {
          key: promise.key,
          mark: 'open',
          words,
          state: t('case.promiseStates.open'),
          tone: 'good',
          ending: ending('promise', promise.key, words),
        };
      }),
    ...facts.filter(isOpenTask).map((task): Row => {
      const words = [task.note, task.details.action ?? ''].find((one) => one !== '') ?? task.key;
      return {
        key: task.key,
        mark: 'open',
        words,
        state:
          task.until === null
            ? t('case.taskOpen')
            : t('case.taskBy', { date: formatDate(task.until) }),
        tone: task.until !== null && task.until < asOf ? 'event' : 'plain',
        ending: ending('task', task.key, words),
      };
    }),
    ...decided.map((promise): Row => {
      const isKept = promise.state === 'kept' || promise.state === 'kept_late';
      return {
        key: promise.key,
        mark: isKept ? 'yes' : 'no',
        words: promiseWords(promise),
        state: t(`case.promiseStates.${promise.state}`),
        tone: isKept ? 'plain' : 'event',
        ...(isKept ? {} : { because: cameWords(promise) }),
        ending: null,
      };
    }),
  ];
}
