/** A file dropped anywhere in the window goes to the import; a ledger file is opened. */
import { notifications } from '@mantine/notifications';
import { IconFileDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../data/as-of.tsx';
import { navigate } from '../routing/router.tsx';
import { isLedgerFile } from '../screens/import/choose-file.ts';
import { useImport } from '../screens/import/session.tsx';
import { useAdoptLedger } from '../screens/start/use-adopt-ledger.ts';

export function DropVeil() {
  const { t } = useTranslation(['frame', 'common']);
  const { begin } = useImport();
  const { isReplay } = useMoment();
  const adopt = useAdoptLedger();
  const hovering = useFileDrop((files) => {
    const [file] = files;
    if (file === undefined) return;
    if (files.length > 1)
      notifications.show({
        title: t('frame:drop.oneFile'),
        message: t('frame:drop.oneFileText', { count: files.length, first: file.name }),
      });
    if (isLedgerFile(file)) {
      adopt.run(file);
    } else if (isReplay) {
      notifications.show({ title: t('common:error.title'), message: t('common:replayRefuses') });
    } else {
      navigate('/import');
      begin(file);
    }
  });
  if (!hovering) return null;
  return (
    <div className="drop-veil">
      <IconFileDownload size={44} stroke={1.3} />
      <h2>{t('frame:drop.title')}</h2>
      <p>{t('frame:drop.text')}</p>
    </div>
  );
}

const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** True while files hover over the window; `onDrop` gets them. Nothing else of the page takes a file. */
export function useFileDrop(onDrop: (files: readonly File[]) => void): boolean {
  const [hovering, setHovering] = useState(false);
  useEffect(() => {
    // Enter and leave come for every element under the pointer; their balance tells the window's edge.
    let depth = 0;
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth += 1;
      setHovering(true);
    };
    const over = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setHovering(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setHovering(false);
      onDrop([...(event.dataTransfer?.files ?? [])]);
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);
  return hovering;
}
