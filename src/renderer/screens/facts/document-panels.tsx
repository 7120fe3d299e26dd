/** What is selected in the lists of write-offs, refunds, bank lines and statements. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BankLineRow } from '../../../contract/calls/bank.ts';
import type { RefundRow, WriteOffRow } from '../../../contract/calls/facts.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { formatDate, formatInstant, formatMoney } from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { BigFigure, Facts, Rule } from '../../kit/explain/panel-parts.tsx';
import { Link, navigate, pathTo } from '../../routing/router.tsx';
import { ReverseButton } from './reverse-button.tsx';
import type { StatementRow } from '../../../contract/told.ts';

interface PanelProps<Row> {
  readonly row: Row;
  readonly onClose: () => void;
}

/** A document that stands by itself until it is reversed: its amount, what it is, the way back. */
function ReversiblePanel(props: {
  readonly kind: 'write_off' | 'refund';
  readonly row: WriteOffRow | RefundRow;
  /** The day of the fact: a correction cannot count from before it. */
  readonly from: IsoDate;
  readonly facts: Parameters<typeof Facts>[0]['facts'];
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { isReplay } = useMoment();
  const { kind, row, from } = props;
  const amount = formatMoney(row.amountMinor, row.currency);
  return (
    <SidePanel
      title={t(`panel.${kind}`, { number: row.number })}
      subtitle={<Link to={pathTo(['customers', row.customer])}>{row.name}</Link>}
      onClose={props.onClose}
      footer={
        isReplay || row.reversed ? undefined : (
          <ReverseButton
            target={{
              kind,
              reference: row.number,
              label: row.number,
              amount,
              from,
              isApplied: false,
            }}
          />
        )
      }
    >
      <BigFigure>{amount}</BigFigure>
      <Facts
        facts={[
          ...props.facts,
          [t('state'), row.reversed ? t('reversed') : ''],
          [t('recorded'), formatInstant(row.recordedAt)],
        ]}
      />
    </SidePanel>
  );
}

export function WriteOffPanel(props: PanelProps<WriteOffRow>): ReactNode {
  const { t } = useTranslation('ledger');
  const { row } = props;
  return (
    <ReversiblePanel
      kind="write_off"
      row={row}
      from={row.effectiveOn}
      facts={[
        [t('kind'), t(`writeOffKinds.${row.kind}`)],
        [t('item'), row.item],
        [t('date'), formatDate(row.effectiveOn)],
        [t('reason'), row.reason],
        [
          t('source'),
          row.receipt === null ? '' : t('sourceKinds.receipt', { number: row.receipt }),
        ],
      ]}
      onClose={props.onClose}
    />
  );
}

export function RefundPanel(props: PanelProps<RefundRow>): ReactNode {
  const { t } = useTranslation('ledger');
  const { row } = props;
  return (
    <ReversiblePanel
      kind="refund"
      row={row}
      from={row.refundedOn}
      facts={[
        [t('source'), row.source],
        [t('date'), formatDate(row.refundedOn)],
        [t('reason'), row.reason],
      ]}
      onClose={props.onClose}
    />
  );
}

export function BankLinePanel(props: PanelProps<BankLineRow>): ReactNode {
  const { t } = useTranslation('ledger');
  const { row } = props;
  const show = row.state === 'matched' ? 'matched' : row.state === 'aside' ? 'aside' : null;
  return (
    <SidePanel
      title={row.counterparty === '' ? t('panel.bankLine') : row.counterparty}
      subtitle={formatDate(row.bookedOn)}
      onClose={props.onClose}
      footer={
        <Button onClick={() => navigate(pathTo(['bank'], { show, way: 'both', line: row.lineId }))}>
          {t('bank.match')}
        </Button>
      }
    >
      <BigFigure>{formatMoney(row.amountMinor, row.currency)}</BigFigure>
      <Rule>{row.text}</Rule>
      <Facts
        facts={[
          [t('bank.state'), t(`bank.states.${row.state}`)],
          [t('bank.left'), row.leftMinor === 0 ? '' : formatMoney(row.leftMinor, row.currency)],
          [t('bank.matchedTo'), row.matchedTo],
          [t('bank.payer'), row.counterpartyAccount],
          [t('bank.reference'), row.structuredReference],
          [t('bank.value'), row.valueOn === null ? '' : formatDate(row.valueOn)],
          [t('bank.account'), row.account],
        ]}
      />
    </SidePanel>
  );
}

export function StatementPanel(props: PanelProps<StatementRow>): ReactNode {
  const { t } = useTranslation('ledger');
  const { row } = props;
  const balance = (minor: number | null): string =>
    minor === null ? t('bank.noBalance') : formatMoney(minor, row.currency);
  return (
    <SidePanel
      title={t('panel.statement', { number: row.number })}
      subtitle={row.accountName === '' ? row.account : `${row.accountName} · ${row.account}`}
      onClose={props.onClose}
      footer={
        row.toMatch === 0 ? undefined : (
          <Button onClick={() => navigate(pathTo(['bank'], { account: row.account }))}>
            {t('bank.match')}
          </Button>
        )
      }
    >
      {row.because !== '' && <Rule>{row.because}</Rule>}
      <Facts
        facts={[
          [t('bank.from'), row.fromOn === null ? '' : formatDate(row.fromOn)],
          [t('bank.to'), row.toOn === null ? '' : formatDate(row.toOn)],
          [t('bank.opening'), balance(row.openingMinor)],
          [t('bank.linesSum'), formatMoney(row.linesMinor, row.currency)],
          [t('bank.closing'), balance(row.closingMinor)],
          [
            t('bank.difference'),
            row.differenceMinor === null
              ? ''
              : row.differenceMinor === 0
                ? t('bank.addsUp')
                : formatMoney(row.differenceMinor, row.currency),
          ],
          [t('bank.lines'), String(row.lines)],
          [t('bank.toMatch'), String(row.toMatch)],
          [
            t('bank.file'),
            <Link key="file" to="/import">
              {row.fileName}
            </Link>,
          ],
          [t('recorded'), formatInstant(row.recordedAt)],
        ]}
      />
    </SidePanel>
  );
}
