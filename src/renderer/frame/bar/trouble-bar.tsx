/** Why nothing can be recorded: the file is gone, or may only be read. With a copy under another name, one click away. */
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../../data/workspace.tsx';
import { useBackup } from './use-backup.ts';

export function TroubleBar() {
  const { t } = useTranslation('frame');
  const { trouble } = useWorkspace().ledger;
  const backup = useBackup();
  if (trouble === null) return null;
  return (
    <div className="trouble-bar" data-kind={trouble.kind} role="status">
      <IconLock size={17} stroke={1.7} aria-hidden />
      <strong>{t(`trouble.${trouble.kind}`)}</strong>
      <span>{trouble.sentence}</span>
      <Button
        className="no-print"
        size="compact-xs"
        variant="outline"
        color="currentColor"
        loading={backup.isRunning}
        onClick={backup.run}
        style={{ marginInlineStart: 'auto', color: 'inherit', borderColor: 'currentColor' }}
      >
        {t('trouble.save')}
      </Button>
    </div>
  );
}
