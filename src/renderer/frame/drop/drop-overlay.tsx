/**
 * Files dropped anywhere in the window go to the import; a ledger file is opened. Where the screen has
 * places of its own for files, the overlay steps back so that they can be seen and hit.
 */
import { notifications } from '@mantine/notifications';
import { IconFileDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { navigate } from '../../routing/router.tsx';
import { isLedgerFile } from '../../kit/files/choose-file.ts';
import { useTakeFiles } from '../../screens/imports/import-provider.tsx';
import { useAdoptLedger } from '../../screens/start/use-adopt-ledger.tsx';
import { useHasDropZones, zoneAt } from './drop-zones.ts';

export function DropOverlay() {
  const { t } = useTranslation(['frame', 'common']);
  const take = useTakeFiles();
  const { isReplay } = useMoment();
  const adopt = useAdoptLedger();
  const hasZones = useHasDropZones();
  const hovering = useFileDrop((files, target) => {
    const zone = zoneAt(target);
    if (zone !== null) {
      if (files.length > 0) zone.take(files);
    } else if (files.some(isLedgerFile)) {
      adopt.run(files);
    } else if (isReplay) {
      notifications.show({ title: t('common:error.title'), message: t('common:replayRefuses') });
    } else if (files.length > 0) {
      navigate('/import');
      take(files);
    }
  });
  useEffect(() => {
    document.documentElement.toggleAttribute('data-files-over', hovering);
    return () => document.documentElement.removeAttribute('data-files-over');
  }, [hovering]);
  if (!hovering) return null;
  return (
    <div className="drop-overlay" data-aside={hasZones || undefined}>
      <IconFileDownload size={44} stroke={1.3} />
      <h2>{t('frame:drop.title')}</h2>
      <p>{t(hasZones ? 'frame:drop.textZones' : 'frame:drop.text')}</p>
    </div>
  );
}

const carriesFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

/** Marks the place that would take the files, and that files are about at all. */
function setZoneUnder(element: HTMLElement | null): void {
  for (const one of document.querySelectorAll<HTMLElement>('[data-drop-here]'))
    if (one !== element) delete one.dataset.dropHere;
  if (element !== null) element.dataset.dropHere = '';
}

/** True while files hover over the window; `onDrop` gets them. Nothing else of the page takes a file. */
export function useFileDrop(
  onDrop: (files: readonly File[], target: EventTarget | null) => void,
): boolean {
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
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setZoneUnder(zoneAt(event.target)?.element ?? null);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setHovering(false);
      if (depth === 0) setZoneUnder(null);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setHovering(false);
      setZoneUnder(null);
      onDrop([...(event.dataTransfer?.files ?? [])], event.target);
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
