/** Discretion, who looks after the account on our side, and what else is worth knowing. */
import { useState, type ReactNode } from 'react';
import { Checkbox, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../../kit/explain/panel-parts.tsx';
import { placed } from '../../../../kit/form/placed-faults.ts';
import { TextField } from '../../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../../kit/form/form-dialog.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { EditedSheet } from './sheet.tsx';
import { useProfileSaving } from '../use-profile-saving.ts';

export function NotesSheet(props: PartProps): ReactNode {
  const { t } = useTranslation('profile');
  const { profile } = props;
  return (
    <EditedSheet
      title={t('notes.title')}
      isReadOnly={props.isReadOnly}
      editor={(onClose) => <NotesDialog {...props} onClose={onClose} />}
      blank={props.isBlank ? { text: t('notes.empty'), add: t('notes.add') } : undefined}
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
    </EditedSheet>
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
    <FormDialog
      title={t('notes.title')}
      saving={saving}
      onSave={() => void saving.save({ isConfidential, salesRep, notes })}
      onClose={props.onClose}
    >
      <Checkbox
        data-autofocus
        label={t('notes.confidentialLabel')}
        description={t('notes.confidentialHint')}
        checked={isConfidential}
        onChange={(event) => setConfidential(event.currentTarget.checked)}
      />
      <TextField
        label={t('notes.salesRep')}
        description={t('notes.salesRepHint')}
        maxLength={200}
        value={salesRep}
        onChange={setSalesRep}
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
    </FormDialog>
  );
}
