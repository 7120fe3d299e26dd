/** The button that opens the dialog of a correction; panels leave it out in a replay. */
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ReverseDialog, type ReverseTarget } from './reverse-dialog.tsx';

export function ReverseButton(props: { readonly target: ReverseTarget }): ReactNode {
  const { t } = useTranslation('ledger');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setOpen(true)}>
        {t('reverse.open')}
      </Button>
      {isOpen && <ReverseDialog target={props.target} onClose={() => setOpen(false)} />}
    </>
  );
}
