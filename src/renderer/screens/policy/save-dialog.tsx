/** What the new version is called and why it is there; what it changes has been seen beside the draft. */
import { useState, type ReactNode } from 'react';
import { Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../../domain/case/policy.ts';
import { useAction } from '../../data/use-call.ts';
import { TextField } from '../../kit/fields/text-field.tsx';
import { FormDialog } from '../../kit/form/form-dialog.tsx';
import type { Simulated } from './changed-list.tsx';

export function SaveDialog(props: {
  readonly policy: Policy;
  readonly version: number;
  readonly simulated: Simulated | undefined;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('policy');
  const { policy, version, simulated } = props;
  const save = useAction('policy.save');
  const [name, setName] = useState(policy.name);
  const [note, setNote] = useState('');
  const onSave = async (): Promise<void> => {
    const result = await save.run({ policy: { ...policy, name: name.trim() }, note: note.trim() });
    if (!result.ok) return;
    const { version: saved, reclassified, warnings } = result.value;
    notifications.show({
      message: [
        t('saved', { version: saved, items: t('changes.items', { count: reclassified }) }),
        ...warnings,
      ].join(' '),
    });
    props.onSaved();
  };
  return (
    <FormDialog
      title={t('save.title', { version })}
      text={t('save.text', {
        customers: t('changes.customers', { count: simulated?.customers.length ?? 0 }),
        items: t('changes.items', { count: simulated?.items.length ?? 0 }),
      })}
      saving={save}
      saveLabel={t('save.button')}
      onSave={() => void onSave()}
      onClose={props.onClose}
    >
      <Textarea
        label={t('save.note')}
        placeholder={t('save.noteExample')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
      />
      <TextField label={t('save.name')} value={name} onChange={setName} maxLength={60} required />
    </FormDialog>
  );
}
