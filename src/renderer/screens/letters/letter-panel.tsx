/** One issued letter beside the register: its PDF as it was frozen, its items, and cancelling it. */
import { useState, type ReactNode } from 'react';
import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LetterItemView, LetterRow } from '../../../contract/calls/letters.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction, useCall } from '../../data/use-call.ts';
import {
  formatAmount,
  formatCount,
  formatDate,
  formatDateWithDay,
  formatInstant,
  formatMoney,
} from '../../format/format.ts';
import { SidePanel } from '../../frame/panel/side-panel.tsx';
import { Facts, Section, SmallTable } from '../../kit/explain/panel-parts.tsx';
import { ReasonField } from '../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';
import { ErrorState } from '../../kit/states.tsx';
import { Link, pathTo } from '../../routing/router.tsx';
import { PdfSkeleton, PdfView } from '../../kit/pdf/pdf-view.tsx';
import { letterState, LetterStateChip } from './letter-state.tsx';
import { useLetterPdf } from './use-letter-pdf.ts';
import classes from './letters.module.css';

export function LetterPanel(props: {
  readonly number: string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { number } = props;
  const moment = useMoment();
  const answer = useCall('letters.get', { number, asOf: moment.asOf });
  const pdf = useLetterPdf();
  const [face, setFace] = useState<'pdf' | 'details'>('pdf');
  const [isCancelling, setCancelling] = useState(false);
  const letter = answer.data?.letter;
  return (
    <SidePanel
      flush
      title={t('letter.title', { number })}
      subtitle={
        letter === undefined ? undefined : (
          <Link to={pathTo(['customers', letter.customer])}>{letter.name}</Link>
        )
      }
      tools={
        <>
          {letter !== undefined && <LetterStateChip state={letterState(letter, moment.asOf)} />}
          <SegmentedControl
            aria-label={t('panel.faces')}
            value={face}
            onChange={(value) => setFace(value as 'pdf' | 'details')}
            data={[
              { value: 'pdf', label: t('panel.letter') },
              { value: 'details', label: t('letter.details') },
            ]}
          />
        </>
      }
      onClose={props.onClose}
      footer={
        letter === undefined ? undefined : (
          <>
            <Button
              variant="default"
              leftSection={<IconPrinter size={15} />}
              loading={pdf.isBusy}
              onClick={() => pdf.print([number])}
            >
              {t('letter.print')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileTypePdf size={15} />}
              disabled={pdf.isBusy}
              onClick={() => pdf.save([number])}
            >
              {t('letter.save')}
            </Button>
            {letter.status === 'issued' && !moment.isReplay && (
              <Button variant="subtle" color="gray" ml="auto" onClick={() => setCancelling(true)}>
                {t('letter.cancel')}
              </Button>
            )}
          </>
        )
      }
    >
      {answer.error !== null ? (
        <div className={classes.panelTop}>
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : letter === undefined ? (
        <Skeleton height={300} />
      ) : face === 'pdf' ? (
        <FrozenPdf letter={letter} />
      ) : (
        <Details letter={letter} items={answer.data?.items ?? []} />
      )}
      {isCancelling && letter !== undefined && (
        <CancelDialog letter={letter} onClose={() => setCancelling(false)} />
      )}
    </SidePanel>
  );
}

function FrozenPdf(props: { readonly letter: LetterRow }): ReactNode {
  const { t } = useTranslation('letters');
  const { number, name } = props.letter;
  const answer = useCall('letters.pdf', { numbers: [number] });
  if (answer.error !== null)
    return (
      <div className={classes.panelTop}>
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </div>
    );
  if (answer.data === undefined) return <PdfSkeleton />;
  return <PdfView bytes={answer.data.bytes} label={t('letter.pdfOf', { number, name })} />;
}

function Details(props: {
  readonly letter: LetterRow;
  readonly items: readonly LetterItemView[];
}): ReactNode {
  const { t } = useTranslation('letters');
  const moment = useMoment();
  const { letter, items } = props;
  const { currency } = letter;
  const level = (['1', '2', '3', '4'] as const).find((one) => one === String(letter.level));
  return (
    <div className={classes.panelTop}>
      {letter.cancelledOn !== null && (
        <div className={classes.notices}>
          <p className={classes.notice}>
            {t('letter.cancelledOn', {
              date: formatDate(letter.cancelledOn),
              reason: letter.cancelReason ?? '',
            })}
          </p>
        </div>
      )}
      <Section>
        <Facts
          facts={[
            [t('letter.customer'), `${letter.name} (${letter.customer})`],
            [t('letter.level'), level === undefined ? letter.level : t(`letter.levels.${level}`)],
            [t('letter.issuedOn'), formatDate(letter.issuedOn)],
            [t('letter.deadline'), formatDateWithDay(letter.deadlineOn)],
            [t('letter.demanded'), formatMoney(letter.totalMinor, currency)],
            [
              t('letter.stillOpen', { date: formatDate(moment.asOf) }),
              formatMoney(letter.stillOpenMinor, currency),
            ],
            [t('letter.recorded'), formatInstant(letter.recordedAt)],
            [t('letter.sha'), <code key="sha">{letter.pdfSha256}</code>],
          ]}
        />
      </Section>
      <Section title={t('letter.items')}>
        <SmallTable
          columns={[
            { header: t('panel.item') },
            { header: t('panel.due'), nowrap: true },
            { header: t('panel.days'), figure: true },
            { header: `${t('panel.open')} ${currency}`, figure: true },
          ]}
          rows={items.map((item) => ({
            key: item.item,
            cells: [
              item.item,
              formatDate(item.dueOn),
              formatCount(item.daysPastDue),
              formatAmount(item.openMinor, currency),
            ],
          }))}
          total={[t('panel.total'), '', '', formatAmount(letter.totalMinor, currency)]}
        />
      </Section>
    </div>
  );
}

function CancelDialog(props: {
  readonly letter: LetterRow;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const { letter } = props;
  const cancel = useAction('letters.cancel');
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    const result = await cancel.run({ number: letter.number, reason });
    if (!result.ok) return;
    notifications.show({ message: t('cancelDialog.done', { number: letter.number }) });
    props.onClose();
  };
  return (
    <FormDialog
      title={t('cancelDialog.title', { number: letter.number })}
      text={t('cancelDialog.text', {
        name: letter.name,
        amount: formatMoney(letter.totalMinor, letter.currency),
      })}
      saving={cancel}
      saveLabel={t('cancelDialog.save', { number: letter.number })}
      isGrave
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <ReasonField
        label={t('cancelDialog.reason')}
        example={t('cancelDialog.reasonExample')}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  );
}
