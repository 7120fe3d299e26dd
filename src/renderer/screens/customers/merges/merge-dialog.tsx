/** Two customers that are one: side by side, what moves, what differs, what speaks against it; one button. */
import { useState, type ReactNode } from 'react';
import { Alert, Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomerMerge } from '../../../../contract/calls/customers.ts';
import { useAction, useCall } from '../../../data/use-call.ts';
import { CustomerField } from '../../../kit/fields/customer-field.tsx';
import { ReasonField } from '../../../kit/fields/reason-field.tsx';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { ErrorState } from '../../../kit/states.tsx';
import { MergePair } from './merge-pair.tsx';
import classes from './merges.module.css';

export function MergeDialog(props: {
  /** Who stays, to begin with; the two can be exchanged. */
  readonly into: string;
  /** Who is merged into it; null: still to be chosen. */
  readonly from: string | null;
  /** Why it was suggested; a reason that can be kept or rewritten. */
  readonly because?: string;
  readonly onClose: () => void;
  readonly onMerged: (into: string, merge: CustomerMerge) => void;
}): ReactNode {
  const { t } = useTranslation(['merging', 'common']);
  const [pair, setPair] = useState({ from: props.from, into: props.into });
  const [reason, setReason] = useState(props.because ?? '');
  const { from, into } = pair;
  const preview = useCall(
    'customers.mergePreview',
    { from: from ?? '', into },
    { enabled: from !== null, retry: false },
  );
  const merge = useAction('customers.merge');
  const found = from === null ? undefined : preview.data;

  const run = async (): Promise<void> => {
    if (from === null || found === undefined) return;
    const result = await merge.run({ from, into, reason });
    if (!result.ok) return;
    notifications.show({
      message: t('merging:done', { from: found.fromName, into: found.intoName }),
    });
    props.onMerged(into, result.value);
  };

  return (
    <FormDialog
      title={t('merging:title')}
      text={t('merging:text')}
      size={860}
      saving={merge}
      saveLabel={
        found === undefined
          ? t('merging:mergeNone')
          : t('merging:merge', { from: found.from, into: found.into })
      }
      aside={
        found !== undefined && (
          <span className="soft">{t('merging:canUndo', { name: found.intoName })}</span>
        )
      }
      onSave={() => void run()}
      onClose={props.onClose}
    >
      {props.from === null && (
        <CustomerField
          label={t('merging:other')}
          placeholder={t('merging:otherExample')}
          value={from === props.into ? into : from}
          onChange={(chosen) =>
            setPair(
              from === props.into && chosen !== null
                ? { from: props.into, into: chosen }
                : { from: chosen, into: props.into },
            )
          }
          except={props.into}
          required
          data-autofocus
        />
      )}
      {from !== null && preview.error !== null && <ErrorState error={preview.error} />}
      {from !== null && found === undefined && preview.error === null && <Skeleton height={180} />}
      {found !== undefined && (
        <>
          <MergePair preview={found} />
          <Button
            variant="default"
            style={{ alignSelf: 'start' }}
            leftSection={<IconArrowsExchange size={15} />}
            onClick={() => setPair({ from: into, into: found.from })}
          >
            {t('merging:exchange')}
          </Button>
          {found.cautions.length > 0 && (
            <Alert
              color="yellow"
              icon={<IconAlertTriangle size={17} />}
              title={t('merging:cautions')}
            >
              <ul className={classes.cautions}>
                {found.cautions.map((caution) => (
                  <li key={caution}>{caution}</li>
                ))}
              </ul>
            </Alert>
          )}
          <ReasonField
            label={t('merging:reason')}
            example={t('merging:reasonExample')}
            value={reason}
            onChange={setReason}
            maxLength={200}
            startsFocused={props.from !== null}
          />
        </>
      )}
    </FormDialog>
  );
}
