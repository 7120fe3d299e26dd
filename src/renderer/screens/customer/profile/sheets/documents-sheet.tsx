/** Papers without which this customer does not pay, and how early each has to be there. */
import { useState, type ReactNode } from 'react';
import { ActionIcon, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_KINDS, type RequiredDocument } from '../../../../../domain/customers/profile.ts';
import { placed } from '../../../../kit/fields/placed-faults.ts';
import { PartDialog } from '../part-dialog.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { Sheet } from './sheet.tsx';
import { useProfileSaving } from '../use-profile-saving.ts';
import classes from '../profile.module.css';

export function DocumentsSheet(props: PartProps): ReactNode {
  const { t } = useTranslation('profile');
  const [isOpen, setOpen] = useState(false);
  const { documents } = props.profile;
  const isEmpty = documents.length === 0;
  return (
    <Sheet
      title={t('documents.title')}
      dialog={isOpen && <DocumentsDialog {...props} onClose={() => setOpen(false)} />}
      action={
        props.isReadOnly ? undefined : (
          <Button size="compact-xs" variant="default" onClick={() => setOpen(true)}>
            {t(isEmpty ? 'documents.add' : 'change')}
          </Button>
        )
      }
      {...(isEmpty ? { empty: t('documents.empty') } : {})}
    >
      <ul className={classes.rows}>
        {documents.map((paper, index) => (
          <li key={index} className={classes.line}>
            <span>
              <strong>{t(`documentKinds.${paper.kind}`)}</strong> {paper.label}
            </span>
            <span className="soft">
              {[
                paper.copies > 1 ? t('documents.copies', { count: paper.copies }) : '',
                paper.leadDays > 0 ? t('documents.lead', { count: paper.leadDays }) : '',
              ]
                .filter((one) => one !== '')
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

type Draft = RequiredDocument & { readonly key: number };
const draftOf = (key: number): Draft => ({
  key,
  kind: 'vat_invoice',
  label: '',
  leadDays: 0,
  copies: 1,
});

function DocumentsDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('profile');
  const [drafts, setDrafts] = useState<readonly Draft[]>(() =>
    props.profile.documents.length === 0
      ? [draftOf(0)]
      : props.profile.documents.map((one, key) => ({ ...one, key })),
  );
  const saving = useProfileSaving(props.customer, props.profile, props.onClose);
  const set = (key: number, change: Partial<Draft>): void =>
    setDrafts(drafts.map((one) => (one.key === key ? { ...one, ...change } : one)));
  return (
    <PartDialog
      title={t('documents.title')}
      text={t('documents.text')}
      size={720}
      saving={saving}
      onSave={() =>
        void saving.save({
          documents: drafts.map(({ kind, label, leadDays, copies }) => ({
            kind,
            label,
            leadDays,
            copies,
          })),
        })
      }
      onClose={props.onClose}
    >
      <div className={classes.editRows}>
        {drafts.map((draft, at) => {
          const wrong = placed(saving.faults, `documents[${at + 1}]`);
          const label = (text: string) => ({
            label: at === 0 ? text : undefined,
            'aria-label': `${at + 1}: ${text}`,
          });
          return (
            <div key={draft.key} className={classes.documentRow}>
              <Select
                {...label(t('documents.kind'))}
                allowDeselect={false}
                value={draft.kind}
                data={DOCUMENT_KINDS.map((value) => ({
                  value,
                  label: t(`documentKinds.${value}`),
                }))}
                onChange={(value) =>
                  set(draft.key, { kind: DOCUMENT_KINDS.find((one) => one === value) ?? 'other' })
                }
                error={wrong('kind')}
              />
              <TextInput
                {...label(t('documents.label'))}
                placeholder={t('documents.labelExample')}
                maxLength={200}
                value={draft.label}
                onChange={(event) => set(draft.key, { label: event.currentTarget.value })}
                error={wrong('label')}
              />
              <NumberInput
                {...label(t('documents.copiesLabel'))}
                min={1}
                max={99}
                allowDecimal={false}
                hideControls
                value={draft.copies}
                onChange={(value) =>
                  set(draft.key, { copies: typeof value === 'number' ? value : 1 })
                }
                error={wrong('copies')}
              />
              <NumberInput
                {...label(t('documents.leadLabel'))}
                min={0}
                max={365}
                allowDecimal={false}
                hideControls
                value={draft.leadDays}
                onChange={(value) =>
                  set(draft.key, { leadDays: typeof value === 'number' ? value : 0 })
                }
                error={wrong('leadDays')}
              />
              <div className={classes.rowTools} data-first={at === 0 || undefined}>
                <ActionIcon
                  aria-label={t('documents.remove', { nth: at + 1 })}
                  onClick={() => setDrafts(drafts.filter((one) => one.key !== draft.key))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </div>
            </div>
          );
        })}
        <Button
          variant="subtle"
          size="compact-xs"
          style={{ justifySelf: 'start' }}
          leftSection={<IconPlus size={13} />}
          onClick={() =>
            setDrafts([...drafts, draftOf(Math.max(-1, ...drafts.map((one) => one.key)) + 1)])
          }
        >
          {t('documents.addRow')}
        </Button>
      </div>
    </PartDialog>
  );
}
