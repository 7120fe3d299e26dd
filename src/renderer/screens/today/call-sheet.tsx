/**
 * The call sheet of a customer, from the top: who owes how much · whom to ask for · what to say · open items ·
 * then · promises and what they said · pay days and what not to do. The order never changes; what is empty
 * says so in a line.
 */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconArrowRight,
  IconBan,
  IconCheck,
  IconCopy,
  IconHelp,
  IconPhone,
  IconX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatDateWithDay,
  formatDayMonth,
  formatDayMonthWithDay,
} from '../../format/format.ts';
import { BucketMark } from '../../kit/charts/bucket-mark.tsx';
import { Chip } from '../../kit/chip.tsx';
import { copyText } from '../../kit/table/out/clipboard.ts';
import { Link, pathTo } from '../../routing/router.tsx';
import type { HoldLevel } from '../customers/case/hold-level.ts';
import { SignalChip } from '../signals/signal-chip.tsx';
import { clockAfter } from './their-clock.tsx';
import classes from './today.module.css';

export type Sheet = ToldOutput<'worklist.sheet'>;

export function CallSheet(props: {
  readonly sheet: Sheet;
  /** Since it was asked for. */
  readonly minutes: number;
}): ReactNode {
  const { sheet, minutes } = props;
  return (
    <>
      <Head sheet={sheet} />
      <Person sheet={sheet} minutes={minutes} />
      <Words sheet={sheet} />
      <Items sheet={sheet} />
      <Then sheet={sheet} />
      <div className={classes.pair}>
        <Promises sheet={sheet} />
        <Said sheet={sheet} />
      </div>
      <div className={classes.pair}>
        <PayDays sheet={sheet} />
        <DoNot sheet={sheet} />
      </div>
    </>
  );
}

interface Part {
  readonly sheet: Sheet;
}

function Head({ sheet }: Part): ReactNode {
  const { t } = useTranslation('today');
  const { main, limit, hold } = sheet;
  return (
    <header className={classes.head}>
      <div className={classes.grow}>
        <div className={classes.titleRow}>
          <h2 className={classes.sheetTitle}>
            <Link to={pathTo(['customers', sheet.customer])}>{sheet.name}</Link>
          </h2>
          <SignalChip customer={sheet.customer} />
        </div>
        <div className={classes.small}>
          {[sheet.customer, sheet.country].filter((one) => one !== null).join(' · ')}
          {hold !== null && (
            <>
              {' · '}
              <Chip tone={hold.level === 'watch' ? 'plain' : 'stop'}>
                {t(`holds.${hold.level as HoldLevel}`)}
              </Chip>{' '}
              {hold.ground}
            </>
          )}
        </div>
      </div>
      {main !== null && (
        <div className={classes.owes}>
          <div>
            <strong>{formatAmount(main.overdueMinor, main.currency)}</strong>{' '}
            <span className="soft">{main.currency}</span>
          </div>
          <div className={classes.small}>
            {t('of', { amount: formatAmount(main.openMinor, main.currency) })}
            {limit !== null &&
              ` · ${t('limit', { amount: formatAmount(limit.minor, limit.currency) })}`}
            {sheet.others.map(
              (other) => ` · ${other.currency} ${formatAmount(other.overdueMinor, other.currency)}`,
            )}
          </div>
        </div>
      )}
    </header>
  );
}

function Person({ sheet, minutes }: Part & { readonly minutes: number }): ReactNode {
  const { t } = useTranslation(['today', 'profile']);
  const { person, decides, reach } = sheet;
  const clock = reach === null ? null : clockAfter(reach, minutes);
  return (
    <section className={classes.person} aria-label={t('today:parts.person')}>
      <span className={classes.phone} aria-hidden>
        <IconPhone size={16} stroke={1.7} />
      </span>
      <div className={classes.grow}>
        {person === null ? (
          <strong>{t('today:nobody')}</strong>
        ) : (
          <div>
            <strong>{person.name}</strong>, {t(`profile:roles.${person.role}`)}{' '}
            <span className="tabular">{person.phone === '' ? person.email : person.phone}</span>
          </div>
        )}
        <div className={classes.small}>
          {reach !== null && clock !== null && (
            <>
              <span className={classes.dot} data-on={clock.isNow || undefined} aria-hidden />{' '}
              {t('today:there', { time: clock.time })},{' '}
              <span title={reach.reasons.map(engineSentence).join('; ')}>
                {clock.isNow
                  ? t('today:reachableUntil', { until: reach.until })
                  : t('today:reachableOn', {
                      date: formatDayMonthWithDay(reach.on),
                      from: reach.from,
                    })}
              </span>
              .{' '}
            </>
          )}
          {decides !== null && t('today:decides', { name: decides.name })}
          {person === null && (
            <Link to={pathTo(['customers', sheet.customer], { tab: 'profile' })}>
              {t('today:addContact')}
            </Link>
          )}
        </div>
      </div>
      {person !== null && person.phone !== '' && (
        <Button
          variant="default"
          leftSection={<IconCopy size={15} stroke={1.7} />}
          rightSection={<kbd aria-hidden>c</kbd>}
          data-copy-number
          onClick={() =>
            void copyText(person.phone).then((done) =>
              notifications.show({
                message: t(done ? 'today:copied' : 'today:notCopied', { number: person.phone }),
              }),
            )
          }
        >
          {t('today:number')}
        </Button>
      )}
    </section>
  );
}

function Words({ sheet }: Part): ReactNode {
  const { t } = useTranslation('today');
  return (
    <section className={classes.words} aria-label={t('parts.words')}>
      <p>“{sheet.opening}”</p>
      <div className={classes.small}>
        {sheet.ask} {sheet.reasonWanted} {sheet.cite}
      </div>
    </section>
  );
}

/** More are on the customer's page. */
const MOST_ITEMS = 5;

function Items({ sheet }: Part): ReactNode {
  const { t } = useTranslation('today');
  const { main } = sheet;
  const overdue = sheet.items.filter(({ daysPastDue }) => daysPastDue > 0);
  const coming = sheet.items.filter(({ daysPastDue }) => daysPastDue === 0);
  const shown = (overdue.length === 0 ? coming : overdue).slice(0, MOST_ITEMS);
  const currency = main?.currency ?? '';
  const theirs = overdue.filter((item) => item.currency === currency);
  const notDue = coming.filter((item) => item.currency === currency);
  // With an extension the first by its due date is not the first to come.
  const [next] = notDue.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const left = (overdue.length === 0 ? coming : overdue).length - shown.length;
  return (
    <section aria-label={t('parts.items')}>
      <table className={classes.items}>
        <thead>
          <tr>
            <th>{t('items.item')}</th>
            <th>{t('items.due')}</th>
            <th data-figure>{t('items.late')}</th>
            <th data-figure>{t('items.open', { currency })}</th>
            <th>{t('items.bucket')}</th>
            <th>{t('items.because')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={item.item}>
              <td title={item.item}>{item.item}</td>
              <td title={formatDate(item.dueOn)}>{formatDayMonth(item.dueOn)}</td>
              <td data-figure>{item.daysPastDue === 0 ? '–' : formatCount(item.daysPastDue)}</td>
              <td data-figure>
                {item.currency !== currency && (
                  <span className={classes.code}>{item.currency} </span>
                )}
                {formatAmount(item.openMinor, item.currency)}
              </td>
              <td className={classes.bucket} data-bucket={item.bucket}>
                <BucketMark bucket={item.bucket} /> {t(`buckets.${item.bucket}`)}
              </td>
              <td
                className={classes.because}
                title={`${item.rule}: ${engineSentence(item.because)}`}
              >
                {item.paused?.because ?? item.because}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3}>
              {t('items.overdue', { count: theirs.length })}
              {left > 0 && (
                <>
                  {', '}
                  <Link to={pathTo(['customers', sheet.customer])}>
                    {t('items.more', { count: left })}
                  </Link>
                </>
              )}
            </td>
            <td data-figure>{formatAmount(main?.overdueMinor ?? 0, currency)}</td>
            <td colSpan={2} className={classes.after}>
              {next !== undefined &&
                t('items.notDue', {
                  count: notDue.length,
                  amount: formatAmount(
                    notDue.reduce((sum, { openMinor }) => sum + openMinor, 0),
                    currency,
                  ),
                  date: formatDayMonth(next.dueOn),
                })}
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Then({ sheet }: Part): ReactNode {
  const { t } = useTranslation('today');
  const { todo, nextStep, then, blocked, strategy } = sheet;
  const tried = strategy?.steps.find(({ doneOn }) => doneOn === null);
  const [why] = nextStep === null ? blocked : [];
  const step =
    nextStep === null
      ? null
      : t('step', {
          name: nextStep.name,
          date: formatDayMonth(nextStep.on),
          because: nextStep.because,
        });
  return (
    <section className={classes.then} aria-label={t('parts.then')}>
      <IconArrowRight size={15} stroke={1.8} aria-hidden />
      <div>
        <strong>{t('now')}</strong> {todo ?? step ?? why?.because ?? t('nothingComes')}
        {'. '}
        {[todo === null ? null : step, then].map(
          (next) =>
            next !== null && (
              <span key={next}>
                <strong>{t('then')}</strong> {next}.{' '}
              </span>
            ),
        )}
        {nextStep?.ownerCopied != null && (
          <span title={engineSentence(nextStep.ownerCopied)}>{t('ownerCopied')} </span>
        )}
        {strategy?.stance != null && (
          <Link
            to={pathTo(['customers', sheet.customer], { tab: 'profile' })}
            title={strategy.because.map(engineSentence).join(' ')}
          >
            {t(`strategy.${strategy.stance}`)}
          </Link>
        )}
        {tried !== undefined && `: ${tried.what}.`}
      </div>
    </section>
  );
}

const MOST_LINES = 3;

function Promises({ sheet }: Part): ReactNode {
  const { t } = useTranslation('today');
  const { kept, decided, rows } = sheet.promises;
  return (
    <section>
      <h3>{decided === 0 ? t('promises.title') : t('promises.keptOf', { kept, decided })}</h3>
      {rows.length === 0 && <p className="soft">{t('promises.none')}</p>}
      <ul>
        {rows.slice(0, MOST_LINES).map((promise) => (
          <li key={promise.key}>
            <Mark of={MARK_OF[promise.state]} />
            <span>
              {t('promises.row', {
                amount: formatAmount(promise.amountMinor, promise.currency),
                currency: promise.currency,
                date: formatDayMonth(promise.promisedFor),
              })}{' '}
              <b>{t(`promises.${promise.state}`)}</b>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type MarkName = 'yes' | 'no' | 'open';
const MARK_OF: Readonly<Record<Sheet['promises']['rows'][number]['state'], MarkName>> = {
  open: 'open',
  kept: 'yes',
  kept_late: 'yes',
  partly_kept: 'no',
  broken: 'no',
  cancelled: 'open',
};

function Mark(props: { readonly of: MarkName }): ReactNode {
  const Icon = props.of === 'yes' ? IconCheck : props.of === 'no' ? IconX : IconHelp;
  return <Icon size={14} stroke={1.9} aria-hidden />;
}

function Said({ sheet }: Part): ReactNode {
  const { t } = useTranslation('today');
  return (
    <section>
      <h3>{t('said.title')}</h3>
      {sheet.said.length === 0 && <p className="soft">{t('said.none')}</p>}
      <ul>
        {sheet.said.slice(0, MOST_LINES).map((one) => (
          <li key={one.code} title={`${one.code}, ${formatDate(one.lastOn)}`}>
            <Mark
              of={one.state === 'verified' ? 'yes' : one.state === 'contradicted' ? 'no' : 'open'}
            />
            <span>
              “{one.name}”: {t('said.true', { verified: one.verified, count: one.times })},{' '}
              <b>{t(`said.${one.state}`)}</b>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PayDays({ sheet }: Part): ReactNode {
  const { t } = useTranslation('today');
  const { when, nextOn, days } = sheet.pays;
  return (
    <section>
      <h3>
        {when === null
          ? t('pays.unknown')
          : t('pays.title', { when, date: formatDayMonth(nextOn) })}
      </h3>
      <ol className={classes.days}>
        {days.map(({ on, is }) => (
          <li key={on} data-is={is} title={`${formatDateWithDay(on)}: ${t(`pays.days.${is}`)}`}>
            {Number(on.slice(8))}
          </li>
        ))}
      </ol>
      <div className={classes.legend}>
        <span data-is="pay" /> {t('pays.days.pay')} <span data-is="avoided" />{' '}
        {t('pays.days.avoided')}
      </div>
    </section>
  );
}

function DoNot({ sheet }: Part): ReactNode {
  const { t } = useTranslation('today');
  return (
    <section>
      <h3>{t('doNot.title')}</h3>
      {sheet.doNot.length === 0 && <p className="soft">{t('doNot.none')}</p>}
      <ul>
        {sheet.doNot.map((one) => (
          <li key={one}>
            <IconBan size={14} stroke={1.8} aria-hidden />
            <span>{one}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
