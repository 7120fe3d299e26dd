/** One possible letter: its items with the reason each is in or out, and the draft as it would be. */
import { useEffect, type ReactNode } from 'react';
import { ActionIcon, Checkbox, SegmentedControl, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../../contract/api.ts';
import { useCall } from '../../../data/use-call.ts';
import { formatAmount, formatCount, formatDate, formatMoney } from '../../../format/format.ts';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { SmallTable } from '../../../kit/explain/panel-parts.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { isTyping } from '../../../kit/table/view/grid-keys.ts';
import { Link, pathTo } from '../../../routing/router.tsx';
import { fixOf } from './candidate-fix.ts';
import { PdfSkeleton, PdfView } from '../../../kit/pdf/pdf-view.tsx';
import { canDemand, canIssue, chosenItems, chosenTotal, type RunChoice } from './run-choice.ts';
import classes from '../letters.module.css';
import type { Candidate, ProposedItem } from '../../../../contract/told.ts';

export type RunInput = Pick<CallInput<'letters.preview'>, 'issuedOn' | 'deliveryMethod'>;
export type PanelFace = 'items' | 'draft';

export function CandidatePanel(props: {
  readonly candidate: Candidate;
  readonly run: RunInput;
  readonly choice: RunChoice;
  readonly isTicked: boolean;
  readonly onTick: () => void;
  readonly onItem: (item: ProposedItem) => void;
  readonly face: PanelFace;
  readonly onFace: (face: PanelFace) => void;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { candidate, choice, face } = props;
  const issuable = canIssue(candidate, choice);
  useReviewKeys(props.onStep);
  return (
    <SidePanel
      size="half"
      flush
      title={candidate.name}
      subtitle={
        <>
          <Link to={pathTo(['customers', candidate.customer])}>{candidate.customer}</Link>
          {' · '}
          {formatMoney(chosenTotal(candidate, choice), candidate.currency)}
        </>
      }
      onClose={props.onClose}
    >
      <div className={classes.switch}>
        <SegmentedControl
          value={face}
          onChange={(value) => props.onFace(value as PanelFace)}
          data={[
            { value: 'items', label: t('panel.items') },
            { value: 'draft', label: t('panel.draft') },
          ]}
        />
        <Checkbox
          label={t('panel.include')}
          checked={props.isTicked && issuable}
          disabled={!issuable}
          onChange={props.onTick}
        />
        <span style={{ marginInlineStart: 'auto', display: 'flex' }}>
          <Tooltip label={t('panel.keys')}>
            <ActionIcon aria-label={t('panel.previous')} onClick={() => props.onStep(-1)}>
              <IconChevronUp size={17} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('panel.keys')}>
            <ActionIcon aria-label={t('panel.next')} onClick={() => props.onStep(1)}>
              <IconChevronDown size={17} />
            </ActionIcon>
          </Tooltip>
        </span>
      </div>
      {face === 'items' || !issuable ? (
        <div className={classes.panelTop}>
          <Notices candidate={candidate} />
          {face === 'draft' && <p className="soft">{t('panel.cannotPreview')}</p>}
          <Items candidate={candidate} choice={choice} onItem={props.onItem} />
        </div>
      ) : (
        <Draft candidate={candidate} run={props.run} choice={choice} />
      )}
    </SidePanel>
  );
}

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

function Notices(props: { readonly candidate: Candidate }): ReactNode {
  const { t } = useTranslation('letters');
  const { blocks, cautions, customer } = props.candidate;
  return (
    <>
      {blocks.map((block) => (
        <div key={block.code} className={classes.notice} data-kind="block">
          <IconBan size={15} aria-hidden />
          <span>
            {block.message} <Link to={fixOf(block.code, customer)}>{t(`fix.${block.code}`)}</Link>
          </span>
        </div>
      ))}
      {cautions.map((caution) => (
        <div key={caution} className={classes.notice}>
          <IconAlertTriangle size={15} aria-hidden />
          <span>{caution}</span>
        </div>
      ))}
    </>
  );
}

function Items(props: {
  readonly candidate: Candidate;
  readonly choice: RunChoice;
  readonly onItem: (item: ProposedItem) => void;
}): ReactNode {
  const { t } = useTranslation('letters');
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
                  : t('panel.notDemandable', { item: item.item, why: item.because })
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
              {t(`reasons.${able && !isIn ? 'left_out' : item.reason}`)}
              {' · '}
              {item.because}
            </span>,
          ],
        };
      })}
      total={[t('panel.total'), '', '', formatAmount(chosenTotal(candidate, choice), currency), '']}
    />
  );
}

function Draft(props: {
  readonly candidate: Candidate;
  readonly run: RunInput;
  readonly choice: RunChoice;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { candidate, run, choice } = props;
  const draft = useCall('letters.preview', {
    ...run,
    letter: {
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
