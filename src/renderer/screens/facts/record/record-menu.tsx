/** What can be recorded by hand from the ledger; nothing in a replay. */
import { useRef, useState, type ReactNode } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../../data/as-of.tsx';
import { CreditNoteDialog } from './credit-note-dialog.tsx';
import { InvoiceDialog } from './invoice-dialog.tsx';
import { SmallBalancesDialog } from './small-balances-dialog.tsx';

const CHOICES = ['invoice', 'debit_note', 'creditNote', 'smallBalances'] as const;
type Choice = (typeof CHOICES)[number];

export function RecordMenu(): ReactNode {
  const { t } = useTranslation('ledger');
  const { isReplay } = useMoment();
  const [open, setOpen] = useState<Choice | null>(null);
  // The choice in the menu that opened the dialog is gone when it closes.
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(null);
    button.current?.focus();
  };
  if (isReplay) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button ref={button} variant="default" rightSection={<IconChevronDown size={14} />}>
            {t('record.open')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {CHOICES.map((choice) => (
            <Menu.Item key={choice} onClick={() => setOpen(choice)}>
              {t(`record.${choice}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {(open === 'invoice' || open === 'debit_note') && (
        <InvoiceDialog kind={open} onClose={close} />
      )}
      {open === 'creditNote' && <CreditNoteDialog onClose={close} />}
      {open === 'smallBalances' && <SmallBalancesDialog onClose={close} />}
    </>
  );
}
