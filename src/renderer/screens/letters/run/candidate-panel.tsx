/** One possible letter: as it would be printed, or its items with the reason each is in or out. */
import { useEffect, type ReactNode } from 'react';
import { ActionIcon, Checkbox, SegmentedControl, Select, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { Candidate, ProposedItem } from '../../../../contract/told.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { engineSentence } from '../../../format/engine-sentence.ts';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatDateWithDay,
  formatLanguage,
  formatMoney,
} from '../../../format/format.ts';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { PdfSkeleton, PdfView } from '../../../kit/pdf/pdf-view.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { isTyping } from '../../../kit/table/view/grid-keys.ts';
import { Link, pathTo } from '../../../routing/router.tsx';
import { causeSentence, type RunView } from './candidate-columns.tsx';
import { fixOf } from './candidate-fix.ts';
import {
  canDemand,
  canIssue,
  chosenItems,
  chosenTotal,
  type RunChoice,
  type WrittenAs,
} from './run-choice.ts';
import type { RunDay } from './run-tools.tsx';
import classes from '../letters.module.css';

export type PanelFace = 'letter' | 'items';

export function CandidatePanel(props: {
  readonly candidate: Candidate;
  readonly run: RunDay;
  readonly view: RunView;
  readonly written: WrittenAs | undefined;
  readonly onWritten: (change: Pick<WrittenAs, 'level' | 'language'>) => void;
  readonly isTicked: boolean;
  readonly onTick: () => void;
  readonly onItem: (item: ProposedItem) => void;
  readonly face: PanelFace;
  readonly onFace: (face: PanelFace) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { candidate, face, view, run } = props;
  const { choice } = view;
  const issuable = canIssue(candidate, choice);
  useReviewKeys(props.onStep);
  const earlier = lastLetter(candidate);
  return (
    <SidePanel
      size="wide"
      flush
      title={candidate.name}
      subtitle={
        <>
          <Link to={pathTo(['customers', candidate.customer])}>{candidate.customer}</Link>
          {' · '}
          {formatMoney(chosenTotal(candidate, choice), candidate.currency)}
          {' · '}
          {earlier === null
            ? t('panel.noLetter')
            : t('panel.lastLetter', {
                number: earlier.number,
                date: formatDate(earlier.issuedOn),
              })}
        </>
      }
      tools={
        <>
          <SegmentedControl
            aria-label={t('panel.faces')}
            value={issuable ? face : 'items'}
            onChange={(value) => props.onFace(value as PanelFace)}
            data={[
              { value: 'letter', label: t('panel.letter'), disabled: !issuable },
              {
                value: 'items',
                label: t('panel.itemsOf', { count: candidate.items.length }),
              },
            ]}
          />
          <StepButton label={t('panel.previous')} onClick={() => props.onStep(-1)}>
            <IconChevronUp size={17} />
          </StepButton>
          <StepButton label={t('panel.next')} onClick={() => props.onStep(1)}>
            <IconChevronDown size={17} />
          </StepButton>
        </>
      }
      onClose={props.onClose}
      footer={
        <>
          <Checkbox
            label={t('panel.include')}
            checked={props.isTicked && issuable}
            disabled={!issuable}
            onChange={props.onTick}
          />
          <WrittenFields candidate={candidate} onWritten={props.onWritten} />
          <span className="soft" style={{ marginInlineStart: 'auto' }}>
            {issuable
              ? t('panel.deadline', { date: formatDateWithDay(candidate.deadlineOn) })
              : t('panel.cannotIssue')}
          </span>
        </>
      }
    >
      {face === 'items' || !issuable ? (
        <div className={classes.panelTop}>
          <Notices candidate={candidate} view={view} isWhole />
          <Items candidate={candidate} choice={choice} onItem={props.onItem} />
        </div>
      ) : (
        <>
          <Notices candidate={candidate} view={view} />
          <Preview candidate={candidate} run={run} choice={choice} written={props.written} />
        </>
      )}
    </SidePanel>
  );
}

const LEVELS = [1, 2, 3, 4] as const satisfies readonly WrittenAs['level'][];

/** In what level and language it is written: as proposed, until the reader says otherwise. */
function WrittenFields(props: {
  readonly candidate: Candidate;
  readonly onWritten: (change: Pick<WrittenAs, 'level' | 'language'>) => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { level, language, languages } = props.candidate;
  return (
    <>
      <Select
        size="xs"
        w={92}
        aria-label={t('panel.level')}
        allowDeselect={false}
        value={String(level)}
        data={LEVELS.map((one) => ({
          value: String(one),
          label: t('panel.levelOf', { level: one }),
        }))}
        onChange={(value) => {
          const next = LEVELS.find((one) => String(one) === value);
          if (next !== undefined) props.onWritten({ level: next });
        }}
      />
      <Select
        size="xs"
        w={134}
        aria-label={t('panel.language')}
        allowDeselect={false}
        value={language}
        data={languages.map((one) => ({ value: one, label: formatLanguage(one) }))}
        onChange={(value) => {
          if (value !== null) props.onWritten({ language: value });
        }}
      />
    </>
  );
}

const StepButton = (props: {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactNode => {
  const { t } = useTranslation('letters');
  return (
    <Tooltip label={t('panel.keys')}>
      <ActionIcon variant="default" aria-label={props.label} onClick={props.onClick}>
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
};

/** The newest letter that demands any of the items already. */
const lastLetter = (candidate: Candidate): ProposedItem['demandedBy'] =>
  candidate.items
    .map((item) => item.demandedBy)
    .reduce(
      (newest, one) =>
        one !== null && (newest === null || one.issuedOn > newest.issuedOn) ? one : newest,
      null,
    );

/** j and k also while the panel has the keyboard; in the list they are the list's own. */
function useReviewKeys(onStep: (by: 1 | -1) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      if (event.key === 'j') onStep(1);
      if (event.key === 'k') onStep(-1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onStep]);
}

/**
 * Why this letter is not simply ready, each in its sentence. Over the letter only what is special about
 * it; over the items (`isWhole`) also what is said of the whole run.
 */
function Notices(props: {
  readonly candidate: Candidate;
  readonly view: RunView;
  readonly isWhole?: boolean;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { candidate, view, isWhole = false } = props;
  const { blocks, cautions, customer } = candidate;
  const { causes } = view.standingOf(candidate);
  const blocked = new Map(blocks.map((block) => [block.code as string, block.code]));
  const ofTheRun = isWhole
    ? cautions.filter(({ code }) => code === 'bank_stale' || code === 'language')
    : [];
  if (causes.length === 0 && ofTheRun.length === 0) return null;
  return (
    <div className={classes.notices}>
      {causes.map((cause) => {
        const block = cause === 'all_disputed' ? ('nothing_overdue' as const) : blocked.get(cause);
        return (
          <p
            key={cause}
            className={classes.notice}
            data-kind={block === undefined ? undefined : 'block'}
          >
            {block === undefined ? (
              <IconAlertTriangle size={15} aria-hidden />
            ) : (
              <IconBan size={15} aria-hidden />
            )}
            <span>
              {causeSentence(candidate, cause, t)}.{' '}
              {block !== undefined && <Link to={fixOf(block, customer)}>{t(`fix.${block}`)}</Link>}
            </span>
          </p>
        );
      })}
      {ofTheRun.map(({ code, message }) => (
        <p key={code} className={classes.notice}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>{engineSentence(message)}.</span>
        </p>
      ))}
    </div>
  );
}

/** Whether an item is in the letter, and why, as one would say it. */
function reasonOf(
  item: ProposedItem,
  isIn: boolean,
  today: string,
  t: TFunction<'letters'>,
): string {
  const { demandedBy } = item;
  if (isIn)
    return item.reason === 'left_out'
      ? t('reasons.inAnyway')
      : t('reasons.in', { count: item.daysPastDue });
  switch (item.reason) {
    case 'overdue':
      return t('reasons.unticked');
    case 'left_out':
      return demandedBy === null || demandedBy.deadlineOn < today
        ? t('reasons.out', { because: item.because })
        : t('reasons.given', {
            number: demandedBy.number,
            date: formatDate(demandedBy.deadlineOn),
          });
    case 'not_due':
      return item.dueOn === today
        ? t('reasons.dueToday')
        : t('reasons.notDue', { date: formatDate(item.dueOn) });
    case 'disputed':
    case 'zero':
      return t('reasons.out', { because: item.because });
  }
}

function Items(props: {
  readonly candidate: Candidate;
  readonly choice: RunChoice;
  readonly onItem: (item: ProposedItem) => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { today } = useMoment();
  const { candidate, choice } = props;
  const { currency } = candidate;
  return (
    <SmallTable
      columns={[
        { header: t('panel.item'), nowrap: true },
        { header: t('panel.due'), nowrap: true },
        { header: t('panel.days'), figure: true },
        { header: `${t('panel.open')} ${currency}`, figure: true },
        { header: t('panel.why') },
      ]}
      rows={candidate.items.map((item) => {
        const able = canDemand(item);
        const isIn = able && !choice.leftOut.has(item.itemId);
        const look = isIn ? undefined : classes.out;
        const why = reasonOf(item, isIn, today, t);
        return {
          key: item.itemId,
          cells: [
            <Checkbox
              key="tick"
              label={item.item}
              checked={isIn}
              disabled={!able}
              aria-label={
                able
                  ? t('panel.demand', { item: item.item })
                  : t('panel.notDemandable', { item: item.item, why })
              }
              onChange={() => props.onItem(item)}
            />,
            <span key="due" className={look}>
              {formatDate(item.dueOn)}
            </span>,
            <span key="days" className={look}>
              {item.daysPastDue > 0 ? formatCount(item.daysPastDue) : '–'}
            </span>,
            <span key="open" className={look}>
              {formatAmount(item.openMinor, currency)}
            </span>,
            <span key="why" className={classes.reason}>
              {why}
            </span>,
          ],
        };
      })}
      total={[t('panel.total'), '', '', formatAmount(chosenTotal(candidate, choice), currency), '']}
    />
  );
}

function Preview(props: {
  readonly candidate: Candidate;
  readonly run: RunDay;
  readonly choice: RunChoice;
  readonly written: WrittenAs | undefined;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { candidate, run, choice, written } = props;
  const draft = useCall('letters.preview', {
    ...run,
    letter: {
      ...written,
      customer: candidate.customer,
      currency: candidate.currency,
      itemIds: chosenItems(candidate, choice).map((item) => item.itemId),
    },
  });
  if (draft.error !== null)
    return (
      <div className={classes.panelTop}>
        <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />
      </div>
    );
  if (draft.data === undefined) return <PdfSkeleton />;
  return <PdfView bytes={draft.data.bytes} label={t('panel.draftOf', { name: candidate.name })} />;
}
