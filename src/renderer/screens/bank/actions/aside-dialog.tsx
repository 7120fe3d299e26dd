/** Not a customer's money: set aside with a note; the notes used last are one press away. */
import { useState, type ReactNode } from 'react';
import { Autocomplete, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BankLineRow } from '../../../../contract/calls/bank.ts';
import { useCall } from '../../../data/use-call.ts';
import { formatMoney } from '../../../format/format.ts';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';

const NOTES_OFFERED = 6;
const LINES_LOOKED_AT = 200;

export function AsideDialog(props: {
  readonly line: BankLineRow;
  readonly isRunning: boolean;
  readonly onSave: (note: string) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('bank');
  const { line } = props;
  const [note, setNote] = useState('');
  const before = useCall('bank.lines', { state: 'aside', limit: LINES_LOOKED_AT });
  const notes = [...new Set((before.data?.rows ?? []).map((row) => row.matchedTo))]
    .filter((one) => one !== '')
    .slice(0, NOTES_OFFERED);
  return (
    <FormDialog
      title={t('aside.title', { amount: formatMoney(line.leftMinor, line.currency) })}
      text={t('aside.text')}
      // What is refused stands at the line.
      saving={{ isRunning: props.isRunning, error: null }}
      hasNothingToDo={note.trim() === ''}
      saveLabel={t('aside.save')}
      onSave={() => props.onSave(note.trim())}
      onClose={props.onClose}
    >
      <Autocomplete
        label={t('aside.note')}
        placeholder={t('aside.noteExample')}
        value={note}
        onChange={setNote}
        data={notes}
        openOnFocus={false}
        maxLength={200}
        data-autofocus
      />
      {notes.length > 0 && (
        <Group gap={6} aria-label={t('aside.last')} role="group">
          {notes.map((one) => (
            <Button
              key={one}
              variant="default"
              size="compact-xs"
              onClick={() => props.onSave(one)}
              maw={220}
            >
              {one}
            </Button>
          ))}
        </Group>
      )}
    </FormDialog>
  );
}
