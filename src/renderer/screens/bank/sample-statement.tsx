/** The sample company's newest week at the bank goes to the import like a file that was dropped. */
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { navigate } from '../../routing/router.tsx';
import { useTakeFiles } from '../imports/import-provider.tsx';

export function SampleStatement(): ReactNode {
  const { t } = useTranslation('bank');
  const take = useTakeFiles();
  const file = useAction('workspace.sampleBankFile');
  const bring = async (): Promise<void> => {
    const made = await file.run({});
    if (!made.ok) return;
    const { bytes, fileName, mediaType } = made.value;
    navigate('/import');
    take([new File([new Uint8Array(bytes)], fileName, { type: mediaType })]);
  };
  return (
    <Button variant="default" loading={file.isRunning} onClick={() => void bring()}>
      {t('sampleStatement')}
    </Button>
  );
}
