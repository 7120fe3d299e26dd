/** One way to take the line: how sure, whose, which items, and why, in plain sentences. */
import { Fragment, useEffect, useId, useRef, type ReactNode } from 'react';
import { IconCheck, IconCircle, IconCircleCheckFilled, IconCircleHalf2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BankLineRow } from '../../../contract/calls/bank.ts';
import { useMoment } from '../../data/as-of.tsx';
import { engineSentence } from '../../format/engine-sentence.ts';
import { formatAmount, formatDate, formatMoney } from '../../format/format.ts';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import { payersIn, payersOf } from './proposal-input.ts';
import classes from './bank.module.css';
import type { LineProposal } from '../../../contract/told.ts';

const STRENGTH_ICONS = {
  exact: IconCircleCheckFilled,
  likely: IconCircleHalf2,
  possible: IconCircle,
} as const;

export function ProposalCard(props: {
  readonly line: BankLineRow;
  readonly proposal: LineProposal;
  readonly index: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { line, proposal, index, isChosen, onChoose } = props;
  const { strength } = proposal;
  const card = useRef<HTMLDivElement>(null);
  const cardId = useId();
  const wasChosen = useRef(isChosen);
  useEffect(() => {
    // Not when the line comes up: its head belongs into sight first.
    if (isChosen && !wasChosen.current) card.current?.scrollIntoView({ block: 'nearest' });
    wasChosen.current = isChosen;
  }, [isChosen]);
  const Icon = STRENGTH_ICONS[strength];
  const payers = payersIn(proposal);
  const isForSeveral = payers.length > 1;
  return (
    <div ref={card} className={classes.card} data-chosen={isChosen || undefined} onClick={onChoose}>
      <div className={classes.cardTop}>
        <span
          role="radio"
          aria-checked={isChosen}
          aria-label={`${t('proposals.number', { number: index + 1 })}: ${payersOf(proposal)}`}
          aria-describedby={`${cardId}-strength ${cardId}-reasons`}
          tabIndex={isChosen ? 0 : -1}
          className={classes.radio}
          onFocus={onChoose}
        >
          <kbd aria-hidden>{index + 1}</kbd>
        </span>
        <span className={classes.strength} data-strength={strength} id={`${cardId}-strength`}>
          <Icon size={15} stroke={1.8} aria-hidden />
          {t(`proposals.strength.${strength}`)}
          {strength === 'exact' && proposal.kind === 'receipt' && !proposal.isUnambiguous && (
            <span className="soft"> – {t('proposals.ambiguous')}</span>
          )}
        </span>
        <span className={classes.cardName} title={payersOf(proposal)}>
          {payers.map(({ customer, name }, place) => (
            <Fragment key={customer}>
              {place > 0 && <span className="soft"> + </span>}
              <Link to={pathTo(['customers', customer])} tabIndex={-1}>
                {name}
              </Link>{' '}
              {name !== customer && <span className="faint">{customer}</span>}
            </Fragment>
          ))}
        </span>
      </div>
      {proposal.kind === 'return' && (
        <p className={classes.cardNote}>
          <strong>{t('proposals.return', { receipt: proposal.receipt ?? '' })}</strong>
          <br />
          {t('proposals.returnText', { date: formatDate(line.bookedOn) })}
        </p>
      )}
      {proposal.shares.length > 0 && <ShareTable proposal={proposal} />}
      {isForSeveral && (
        <p className={classes.cardNote}>{t('proposals.receipts', { count: payers.length })}</p>
      )}
      {proposal.kind === 'receipt' && proposal.shares.length === 0 && (
        <p className={classes.cardNote}>{t('proposals.nothingApplied')}</p>
      )}
      {proposal.onAccountMinor > 0 && proposal.shares.length > 0 && (
        <p className={classes.cardNote}>
          {t('proposals.onAccount', {
            amount: formatMoney(proposal.onAccountMinor, proposal.fx?.currency ?? line.currency),
          })}
        </p>
      )}
      <Reasons proposal={proposal} id={`${cardId}-reasons`} />
    </div>
  );
}

/** Why it may belong there, each in a sentence. */
export const Reasons = (props: {
  readonly proposal: LineProposal;
  readonly id?: string;
}): ReactNode => (
  <ul className={classes.reasons} id={props.id}>
    {props.proposal.reasons.map(({ reason, because }) => (
      <li key={`${reason} ${because}`}>
        <IconCheck size={14} stroke={1.8} aria-hidden />
        <span>{engineSentence(because)}</span>
      </li>
    ))}
  </ul>
);

/** The items that the money goes to. */
export function ShareTable(props: { readonly proposal: LineProposal }): ReactNode {
  const { t } = useTranslation('bank');
  const { today } = useMoment();
  const { shares, kind, parts } = props.proposal;
  const names = new Map(parts.map((part) => [part.customer, part.name]));
  const isForSeveral = parts.length > 1;
  const currency = shares[0]?.currency ?? '';
  const hasDiscount = shares.some((share) => share.discountMinor > 0);
  const hasCharge = shares.some((share) => share.chargeMinor > 0);
  const hasDifference = shares.some((share) => share.differenceMinor > 0);
  const amount = (minor: number): string => (minor === 0 ? '' : formatAmount(minor, currency));
  return (
    <SmallTable
      columns={[
        { header: t('proposals.item') },
        ...(isForSeveral ? [{ header: t('proposals.of') }] : []),
        { header: t('proposals.due'), nowrap: true },
        ...(kind === 'return'
          ? []
          : [{ header: `${t('proposals.open')} ${currency}`, figure: true }]),
        { header: `${t('proposals.applied')} ${currency}`, figure: true },
        ...(hasDiscount ? [{ header: t('proposals.discount'), figure: true }] : []),
        ...(hasCharge ? [{ header: t('proposals.charge'), figure: true }] : []),
        ...(hasDifference ? [{ header: t('proposals.difference'), figure: true }] : []),
      ]}
      rows={shares.map((share) => ({
        key: share.itemId,
        cells: [
          share.item,
          ...(isForSeveral ? [names.get(share.customer) ?? share.customer] : []),
          <span key="due" className={share.dueOn < today ? classes.overdue : undefined}>
            {formatDate(share.dueOn)}
          </span>,
          ...(kind === 'return'
            ? []
            : [formatAmount(share.openMinor + share.perListMinor, share.currency)]),
          formatAmount(share.amountMinor, share.currency),
          ...(hasDiscount ? [amount(share.discountMinor)] : []),
          ...(hasCharge ? [amount(share.chargeMinor)] : []),
          ...(hasDifference ? [amount(share.differenceMinor)] : []),
        ],
      }))}
    />
  );
}
