/** A kept PDF or picture looked at inside the program; everything else is saved and opened outside. */
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Button, Modal, Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '../../../contract/calls/contracts.ts';
import type { FileOut } from '../../../contract/fields.ts';
import { useCall } from '../../data/use-call.ts';
import { DialogFoot } from '../form/dialog-foot.tsx';
import { ErrorState } from '../states.tsx';
import classes from './papers.module.css';

const PdfView = lazy(async () => ({
  default: (await import('../pdf/pdf-view.tsx')).PdfView,
}));

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
export const isViewable = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || PICTURES.includes(mediaType);

export function PaperView(props: {
  readonly paper: AttachmentView;
  readonly onSave: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('contracts');
  const { paper } = props;
  const file = useCall(
    'attachments.get',
    { attachmentId: paper.attachmentId },
    // Megabytes: not kept once the window is closed.
    { gcTime: 0 },
  );
  return (
    <Modal opened onClose={props.onClose} size="min(94vw, 920px)" title={paper.fileName}>
      <div className={classes.view}>
        {file.error !== null ? (
          <ErrorState error={file.error} />
        ) : file.data === undefined ? (
          <Skeleton height={420} />
        ) : paper.mediaType === 'application/pdf' ? (
          <Suspense fallback={<Skeleton height={420} />}>
            <PdfView bytes={file.data.bytes} label={paper.fileName} />
          </Suspense>
        ) : (
          <Picture file={file.data} />
        )}
      </div>
      <DialogFoot>
        <Button variant="default" leftSection={<IconDownload size={15} />} onClick={props.onSave}>
          {t('papers.save', { name: paper.fileName })}
        </Button>
      </DialogFoot>
    </Modal>
  );
}

function Picture(props: { readonly file: FileOut }): ReactNode {
  const { file } = props;
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(
      new Blob([file.bytes as Uint8Array<ArrayBuffer>], { type: file.mediaType }),
    );
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address === null ? null : (
    <img src={address} alt={file.fileName} className={classes.picture} />
  );
}
