/** Documents without which this customer does not pay, and how early each has to be there. */
import type { ReactNode } from 'react';
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_KINDS, type RequiredDocument } from '../../../../../domain/customers/profile.ts';
import { TextField } from '../../../../kit/fields/text-field.tsx';
import { FormDialog } from '../../../../kit/form/form-dialog.tsx';
import { placed } from '../../../../kit/form/placed-faults.ts';
import { AddRow, RemoveRow, useRows } from '../../../../kit/form/rows.tsx';
import type { PartDialogProps, PartProps } from '../part.ts';
import { EditedSheet } from './sheet.tsx';
import { useProfileSaving } from '../use-profile-saving.ts';
import classes from '../profile.module.css';

export function DocumentsSheet(props: PartProps): ReactNode {
  const { t } = useTranslation('profile');
  const { documents } = props.profile;
  return (
    <EditedSheet
      title={t('documents.title')}
      isReadOnly={props.isReadOnly}
      editor={(onClose) => <DocumentsDialog {...props} onClose={onClose} />}
      blank={props.isBlank ? { text: t('documents.empty'), add: t('documents.add') } : undefined}
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
    </EditedSheet>
  );
}

const NEW_PAPER: RequiredDocument = { kind: 'vat_invoice', label: '', leadDays: 0, copies: 1 };

function DocumentsDialog(props: PartDialogProps): ReactNode {
  const { t } = useTranslation('profile');
  const known = props.profile.documents;
  const papers = useRows(known.length === 0 ? [NEW_PAPER] : known, NEW_PAPER);
  const saving = useProfileSaving(props.customer, props.profile, props.onClose);
  return (
    <FormDialog
      title={t('documents.title')}
      text={t('documents.text')}
      size={720}
      saving={saving}
      onSave={() =>
        void saving.save({
          documents: papers.rows.map(({ kind, label, leadDays, copies }) => ({
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
        {papers.rows.map((paper, at) => {
          const wrong = placed(saving.faults, `documents[${at + 1}]`);
          const label = (text: string) => ({
            label: at === 0 ? text : undefined,
            'aria-label': `${at + 1}: ${text}`,
          });
          return (
            <div key={paper.key} className={classes.documentRow}>
              <Select
                {...label(t('documents.kind'))}
                allowDeselect={false}
                value={paper.kind}
                data={DOCUMENT_KINDS.map((value) => ({
                  value,
                  label: t(`documentKinds.${value}`),
                }))}
                onChange={(value) =>
                  papers.set(paper.key, {
                    kind: DOCUMENT_KINDS.find((one) => one === value) ?? 'other',
                  })
                }
                error={wrong('kind')}
                data-autofocus={at === 0 || undefined}
              />
              <TextField
                {...label(t('documents.label'))}
                placeholder={t('documents.labelExample')}
                maxLength={200}
                value={paper.label}
                onChange={(text) => papers.set(paper.key, { label: text })}
                error={wrong('label')}
              />
              <NumberInput
                {...label(t('documents.copiesLabel'))}
                min={1}
                max={99}
                allowDecimal={false}
                hideControls
                value={paper.copies}
                onChange={(value) =>
                  papers.set(paper.key, { copies: typeof value === 'number' ? value : 1 })
                }
                error={wrong('copies')}
              />
              <NumberInput
                {...label(t('documents.leadLabel'))}
                min={0}
                max={365}
                allowDecimal={false}
                hideControls
                value={paper.leadDays}
                onChange={(value) =>
                  papers.set(paper.key, { leadDays: typeof value === 'number' ? value : 0 })
                }
                error={wrong('leadDays')}
              />
              <div className={classes.rowTools} data-first={at === 0 || undefined}>
                <RemoveRow
                  label={t('documents.remove', { nth: at + 1 })}
                  onRemove={() => papers.remove(paper.key)}
                />
              </div>
            </div>
          );
        })}
        <AddRow onAdd={() => papers.add()}>{t('documents.addRow')}</AddRow>
      </div>
    </FormDialog>
  );
}
