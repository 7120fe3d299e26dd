/** Discretion, who looks after the account on our side, and what else is worth knowing. */
import { useState, type ReactNode } from 'react';
import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../../kit/explain/panel-parts.tsx';
import { placed } from '../../../../kit/fields/placed-faults.ts';
import { PartDialog } from '../part-dialog.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { Sheet } from './sheet.tsx';
import { useProfileSaving } from '../use-profile-saving.ts';

export function NotesSheet(props: PartProps): ReactNode {
  const { t } = useTranslation('profile');
  const [isOpen, setOpen] = useState(false);
  const { profile } = props;
  return (
    <Sheet
      title={t('notes.title')}
      dialog={isOpen && <NotesDialog {...props} onClose={() => setOpen(false)} />}
      wide
      action={
        props.isReadOnly ? undefined : (
          <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
            {t('change')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [
            t('notes.discretion'),
            t(profile.isConfidential ? 'notes.confidential' : 'notes.notConfidential'),
          ],
          [t('notes.salesRep'), profile.salesRep],
          [t('notes.notes'), profile.notes],
        ]}
      />
    </Sheet>
  );
}

function NotesDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('profile');
  const [isConfidential, setConfidential] = useState(props.profile.isConfidential);
  const [salesRep, setSalesRep] = useState(props.profile.salesRep);
  const [notes, setNotes] = useState(props.profile.notes);
  const saving = useProfileSaving(props.customer, props.profile, props.onClose);
  const wrong = placed(saving.faults);
  return (
    <PartDialog
      title={t('notes.title')}
      saving={saving}
      onSave={() => void saving.save({ isConfidential, salesRep, notes })}
      onClose={props.onClose}
    >
      <Checkbox
        label={t('notes.confidentialLabel')}
        description={t('notes.confidentialHint')}
        checked={isConfidential}
        onChange={(event) => setConfidential(event.currentTarget.checked)}
      />
      <TextInput
        label={t('notes.salesRep')}
        description={t('notes.salesRepHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        maxLength={200}
        value={salesRep}
        onChange={(event) => setSalesRep(event.currentTarget.value)}
        error={wrong('salesRep')}
      />
      <Textarea
        label={t('notes.notes')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={5000}
        value={notes}
        onChange={(event) => setNotes(event.currentTarget.value)}
        error={wrong('notes')}
      />
    </PartDialog>
  );
}
