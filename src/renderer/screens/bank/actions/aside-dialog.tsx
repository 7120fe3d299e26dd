/** Not a customer's money: set aside with a note; the notes used last are one press away. */
import { useState, type ReactNode } from 'react';
import { Autocomplete, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BankLineRow } from '../../../../contract/calls/bank.ts';
import { useCall } from '../../../data/use-call.ts';
import { formatMoney } from '../../../format/format.ts';

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
    <Modal
      opened
      onClose={props.onClose}
      title={t('aside.title', { amount: formatMoney(line.leftMinor, line.currency) })}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim() !== '') props.onSave(note.trim());
        }}
        noValidate
      >
        <Stack gap="sm">
          <Text fz={13} c="dimmed">
            {t('aside.text')}
          </Text>
          <Autocomplete
            label={t('aside.note')}
            placeholder={t('aside.noteExample')}
            value={note}
            onChange={setNote}
            data={notes}
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
          <Button type="submit" disabled={note.trim() === ''} loading={props.isRunning}>
            {t('aside.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
