/**
 * The credit file of a customer: the decision and what is proposed, what of report, references, statements and
 * assessment is on file, and the limits. What is blank says why it helps.
 */
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatDate, formatMoney } from '../../format/format.ts';
import { Chip } from '../../kit/chip.tsx';
import { Facts, SmallTable } from '../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../kit/states.tsx';
import type { Case } from '../customers/case/case-band.tsx';
import { AbilitySheet, isNothingSaid } from '../customers/profile/sheets/ability-sheet.tsx';
import { EditedSheet } from '../customers/profile/sheets/sheet.tsx';
import profileClasses from '../customers/profile/profile.module.css';
import {
  DecisionDialog,
  LimitDialog,
  LogCallButton,
  ReferenceDialog,
  ReportDialog,
  StatementDialog,
  type CreditFile,
} from './file-dialogs.tsx';
import classes from './credit.module.css';

interface SheetProps {
  readonly file: CreditFile;
  readonly isReadOnly: boolean;
}

export function CreditTab(props: {
  readonly customer: string;
  /** Of the customer, for a new limit. */
  readonly currency: string;
  /** Undefined: it is being read. */
  readonly known: Case | undefined;
}): ReactNode {
  const { t } = useTranslation('credit');
  const { input, isReplay } = useMoment();
  const { customer, known } = props;
  const answer = useCall('credit.file', { ...input, customer });
  if (answer.error !== null)
    return (
      <div className={classes.pad}>
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </div>
    );
  const file = answer.data;
  if (file === undefined)
    return (
      <div className={classes.pad}>
        <Skeleton height={180} radius="md" />
      </div>
    );
  const given = { file, isReadOnly: isReplay };
  const judged = known ?? null;
  /** Those of which nothing is known stand together at the end. */
  const sheets: readonly (readonly [boolean, ReactNode])[] = [
    [file.reports.length === 0, <ReportSheet key="report" {...given} />],
    [file.references.length === 0, <ReferencesSheet key="references" {...given} />],
    [file.statements.length === 0, <StatementsSheet key="statements" {...given} />],
    [file.limits.length === 0, <LimitsSheet key="limits" {...given} currency={props.currency} />],
    [
      isNothingSaid(judged),
      <AbilitySheet key="ability" customer={customer} known={judged} isReadOnly={isReplay} />,
    ],
  ];
  const blank = sheets.filter(([isBlank]) => isBlank);
  return (
    <div className={profileClasses.profile}>
      <DecisionSheet {...given} />
      {sheets.filter(([isBlank]) => !isBlank).map(([, sheet]) => sheet)}
      {blank.length > 0 && (
        <section className={profileClasses.wide} aria-label={t('blank')}>
          <header className={profileClasses.sheetHead}>
            <h2>{t('blank')}</h2>
          </header>
          {blank.map(([, sheet]) => sheet)}
        </section>
      )}
    </div>
  );
}

const MARKS = {
  done: IconCheck,
  open: IconClock,
  expired: IconAlertTriangle,
  missing: IconCircleDashed,
} as const;

function DecisionSheet({ file, isReadOnly }: SheetProps): ReactNode {
  const { t } = useTranslation('credit');
  const { decided, proposed, parts, refresh } = file;
  return (
    <EditedSheet
      title={t('decision.title')}
      isReadOnly={isReadOnly}
      wide
      edit={t('decision.button')}
      editor={(onClose) => <DecisionDialog of={file} onClose={onClose} />}
    >
      <div className={profileClasses.two}>
        <div>
          <p className={profileClasses.big}>
            {decided === null ? t('decision.none') : t(`decision.names.${decided.decision}`)}
          </p>
          {decided !== null && (
            <p className={profileClasses.quiet}>
              {decided.person === ''
                ? t('decision.on', { date: formatDate(decided.on) })
                : t('decision.by', { date: formatDate(decided.on), person: decided.person })}
              {decided.reason !== '' && `: ${decided.reason}`}
            </p>
          )}
          {decided?.decision !== proposed.decision && (
            <div className={classes.proposed}>
              <strong>
                {t('decision.proposed', { decision: t(`decision.names.${proposed.decision}`) })}
              </strong>
              <ul>
                {proposed.because.map((because) => (
                  <li key={because}>{engineSentence(because)}</li>
                ))}
              </ul>
            </div>
          )}
          {refresh !== null && <p className={profileClasses.missing}>{refresh}</p>}
        </div>
        <ul className={classes.parts} aria-label={t('parts.label')}>
          {parts.map(({ part, state, wanting }) => {
            const Mark = MARKS[state];
            return (
              <li key={part} data-state={state}>
                <Mark size={15} stroke={1.8} aria-hidden />
                <span>
                  {t(`parts.${part}`)} <span className="soft">{t(`parts.states.${state}`)}</span>
                  {wanting !== null && state !== 'missing' && (
                    <span className={classes.wanting}>{engineSentence(wanting)}</span>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </EditedSheet>
  );
}

function ReportSheet({ file, isReadOnly }: SheetProps): ReactNode {
  const { t } = useTranslation('credit');
  const [newest, ...earlier] = file.reports;
  const before = earlier.find(({ rating }) => rating !== '')?.rating ?? '';
  return (
    <EditedSheet
      title={t('report.title')}
      isReadOnly={isReadOnly}
      edit={t('report.add')}
      editor={(onClose) => <ReportDialog customer={file.customer} onClose={onClose} />}
      blank={newest === undefined ? { text: t('report.empty'), add: t('report.add') } : undefined}
    >
      {newest !== undefined && (
        <>
          <Facts
            facts={[
              [
                t('report.rating'),
                newest.rating !== '' && before !== '' && before !== newest.rating
                  ? t('report.was', { rating: newest.rating, before })
                  : newest.rating,
              ],
              [t('report.source'), newest.source],
              [t('report.on'), formatDate(newest.on)],
              [t('report.goodUntil'), formatDate(newest.goodUntil)],
              [t('sections.operating'), newest.sections.operating],
              [t('sections.financial'), newest.sections.financial],
              [t('sections.registration'), newest.sections.registration],
              [t('sections.litigation'), newest.sections.litigation],
              [t('fields.note'), newest.note],
            ]}
          />
          {earlier.length > 0 && (
            <details className={profileClasses.versions}>
              <summary>{t('report.earlier', { count: earlier.length })}</summary>
              <ul>
                {earlier.map(({ key, on, rating, source }) => (
                  <li key={key}>
                    {[formatDate(on), rating, source].filter((part) => part !== '').join(' · ')}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </EditedSheet>
  );
}

function ReferencesSheet({ file, isReadOnly }: SheetProps): ReactNode {
  const { t } = useTranslation('credit');
  const { references, customer } = file;
  return (
    <EditedSheet
      title={t('reference.title')}
      isReadOnly={isReadOnly}
      edit={t('reference.add')}
      editor={(onClose) => <ReferenceDialog customer={customer} onClose={onClose} />}
      blank={
        references.length === 0
          ? { text: t('reference.empty'), add: t('reference.add') }
          : undefined
      }
    >
      <ul className={profileClasses.rows}>
        {references.map((reference) => {
          const { key, company, calledOn, calledBy, answer, rating } = reference;
          return (
            <li key={key} className={profileClasses.line}>
              <span>
                {company === '' ? key : company} {rating !== '' && <Chip>{rating}</Chip>}{' '}
                <span className="soft">
                  {calledOn === null
                    ? t('reference.notCalled')
                    : calledBy === ''
                      ? t('reference.calledOn', { date: formatDate(calledOn) })
                      : t('reference.called', { date: formatDate(calledOn), person: calledBy })}
                </span>
                {answer !== '' && <span className={classes.answer}>{answer}</span>}
              </span>
              {calledOn === null && !isReadOnly && (
                <LogCallButton customer={customer} of={reference} />
              )}
            </li>
          );
        })}
      </ul>
    </EditedSheet>
  );
}

function StatementsSheet({ file, isReadOnly }: SheetProps): ReactNode {
  const { t } = useTranslation('credit');
  const { statements } = file;
  return (
    <EditedSheet
      title={t('statement.title')}
      isReadOnly={isReadOnly}
      edit={t('statement.add')}
      editor={(onClose) => <StatementDialog customer={file.customer} onClose={onClose} />}
      blank={
        statements.length === 0
          ? { text: t('statement.empty'), add: t('statement.add') }
          : undefined
      }
    >
      <SmallTable
        columns={[
          { header: t('statement.year') },
          { header: t('statement.currentRatio'), figure: true },
          { header: t('statement.equityRatio'), figure: true },
          { header: t('statement.payableDays'), figure: true },
        ]}
        rows={statements.map(({ key, year, on, currentRatio, equityRatio, payableDays }) => ({
          key,
          cells: [year ?? formatDate(on), currentRatio, equityRatio, payableDays],
        }))}
      />
      {statements.flatMap(({ key, says }) =>
        says.map((one) => (
          <p key={`${key} ${one}`} className={profileClasses.quiet}>
            {one}
          </p>
        )),
      )}
    </EditedSheet>
  );
}

function LimitsSheet({
  file,
  isReadOnly,
  currency,
}: SheetProps & { readonly currency: string }): ReactNode {
  const { t } = useTranslation('credit');
  const { limits, customer } = file;
  return (
    <EditedSheet
      title={t('limit.title')}
      isReadOnly={isReadOnly}
      edit={t('limit.set')}
      editor={(onClose) => (
        <LimitDialog customer={customer} currency={limits[0]?.currency ?? currency} onClose={onClose} /> // prettier-ignore
      )}
      blank={limits.length === 0 ? { text: t('limit.empty'), add: t('limit.set') } : undefined}
    >
      <ul className={profileClasses.rows}>
        {limits.map((limit) => (
          <li key={limit.key ?? 'details'} className={profileClasses.line}>
            <span>
              {formatMoney(limit.minor, limit.currency)}{' '}
              {limit.isInForce && <Chip tone="good">{t('limit.inForce')}</Chip>}{' '}
              <span className="soft">
                {[
                  limit.on === null ? t('limit.ofDetails') : formatDate(limit.on),
                  limit.until === null ? '' : t('limit.untilOf', { date: formatDate(limit.until) }),
                  limit.approvedBy === '' ? '' : `${t('limit.approvedBy')}: ${limit.approvedBy}`,
                  limit.insured === '' ? '' : `${t('limit.insured')}: ${limit.insured}`,
                  limit.note,
                ]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </EditedSheet>
  );
}
