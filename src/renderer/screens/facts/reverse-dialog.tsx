/** A correction: names what will happen, asks why and from which day. The first fact stays readable. */
import { useState, type ReactNode } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { ReversedByHandKind } from '../../../domain/facts/kinds.ts';
import type { IsoDate } from '../../../domain/dates.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction } from '../../data/use-call.ts';
import { DateField } from '../../kit/fields/date-field.tsx';
import { ReasonField } from '../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';

export interface ReverseTarget {
  readonly kind: ReversedByHandKind;
  readonly reference: string | number;
  /** As the reader knows it: the number, or what an allocation goes to. */
  readonly label: string;
  /** With its currency; empty where there is none. */
  readonly amount: string;
  /** The day of the fact: a correction cannot count from before it. */
  readonly from: IsoDate;
  /** Something is applied to it, or it is applied to something. */
  readonly isApplied: boolean;
}

export function ReverseDialog(props: {
  readonly target: ReverseTarget;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { target } = props;
  const moment = useMoment();
  const reverse = useAction('facts.reverse');
  const [effectiveOn, setEffectiveOn] = useState<IsoDate | null>(target.from);
  const [reason, setReason] = useState('');
  const what = t(`reverse.kinds.${target.kind}`, { label: target.label });
  const save = async (): Promise<void> => {
    if (effectiveOn === null) return;
    const { kind, reference } = target;
    const result = await reverse.run({ kind, reference, effectiveOn, reason });
    if (!result.ok) return;
    notifications.show({ message: t('reverse.done', { what }) });
    props.onClose();
  };
  return (
    <FormDialog
      title={t('reverse.title', { what })}
      text={
        <>
          {t(`reverse.effect.${target.kind}`, { label: target.label, amount: target.amount })}
          {target.isApplied &&
            target.kind !== 'allocation' &&
            ` ${t('reverse.effectApplied')}`}{' '}
          {t('reverse.stays')}
        </>
      }
      saving={reverse}
      saveLabel={t('reverse.save', { what })}
      isGrave
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <ReasonField
        label={t('reverse.reason')}
        example={t('reverse.reasonExample')}
        value={reason}
        onChange={setReason}
      />
      <DateField
        label={t('reverse.on')}
        value={effectiveOn}
        onChange={setEffectiveOn}
        today={moment.today}
        min={target.from}
        max={moment.today}
        required
      />
    </FormDialog>
  );
}
