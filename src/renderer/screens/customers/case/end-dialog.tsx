/** Ends a promise, a plan, a dispute, a hold or a task from today on, with the reason; it stays in the timeline. */
import { useState, type ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { useAction } from '../../../data/use-call.ts';
import { ReasonField } from '../../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';

export interface Ending {
  readonly kind: 'promise' | 'plan' | 'dispute' | 'hold' | 'task';
  readonly key: string;
  readonly customer: string;
  /** The row, as it is read. */
  readonly words: string;
}

const OUTCOMES = ['upheld', 'credited'] as const;

export function EndDialog(props: {
  readonly ending: Ending;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('customer');
  const { kind, key, customer, words } = props.ending;
  const { today } = useMoment();
  const record = useAction('case.record');
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('upheld');
  const save = async (): Promise<void> => {
    const result = await record.run({
      kind: 'end',
      customer,
      on: today,
      ends: key,
      note: reason.trim(),
      details: kind === 'dispute' ? { outcome } : {},
    });
    if (!result.ok) return;
    notifications.show({ message: t(`case.ends.${kind}.done`) });
    props.onClose();
  };
  return (
    <FormDialog
      title={t(`case.ends.${kind}.title`)}
      text={`${words}. ${t(`case.ends.${kind}.text`)}`}
      saving={record}
      saveLabel={t(`case.ends.${kind}.save`)}
      onSave={() => void save()}
      onClose={props.onClose}
    >
      <ReasonField
        label={t('case.reason')}
        example={t(`case.ends.${kind}.example`)}
        value={reason}
        onChange={setReason}
      />
      {kind === 'dispute' && (
        <SegmentedControl
          aria-label={t('case.outcome')}
          value={outcome}
          onChange={(value) => setOutcome(value as typeof outcome)}
          data={OUTCOMES.map((one) => ({ value: one, label: t(`case.outcomes.${one}`) }))}
        />
      )}
    </FormDialog>
  );
}
