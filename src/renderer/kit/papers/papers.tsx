/** Files kept with a customer, a contract or an invoice: drop, open, save, remove with a reason. */
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { ActionIcon, Button, CloseButton, Skeleton, UnstyledButton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconDownload,
  IconFile,
  IconFileTypePdf,
  IconPaperclip,
  IconPhoto,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AttachmentTarget, AttachmentView } from '../../../contract/calls/contracts.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useAction, useCall } from '../../data/use-call.ts';
import { formatBytes, formatInstant } from '../../format/format.ts';
import { useDropZone } from '../../frame/drop/drop-zones.ts';
import { askForFiles, bytesOf } from '../files/choose-file.ts';
import { saveFile } from '../save-file.ts';
import { ErrorState } from '../states.tsx';
import { isViewable, PaperView } from './paper-view.tsx';
import { RemovePaper } from './remove-paper.tsx';
import classes from './papers.module.css';

interface Refusal {
  readonly key: number;
  readonly message: string;
}

export function Papers(props: {
  /** Stable between renders, or the zone is made anew each time. */
  readonly target: AttachmentTarget;
  /** Without a heading of its own, where the place has one. */
  readonly bare?: boolean;
}): ReactNode {
  const { t } = useTranslation('contracts');
  const { target } = props;
  const { isReplay } = useMoment();
  const list = useCall('attachments.list', { target });
  const place = useRef<HTMLElement>(null);
  const { refusals, setRefusals, adding, keep } = useKeeping(target);
  const [viewed, setViewed] = useState<AttachmentView | null>(null);
  const [removed, setRemoved] = useState<AttachmentView | null>(null);
  const get = useAction('attachments.get');
  const what = t(`papers.of.${target.kind}`);
  useDropZone(place, isReplay ? null : keep, t('papers.drop', { what }));

  const save = async (paper: AttachmentView): Promise<void> => {
    const result = await get.run({ attachmentId: paper.attachmentId });
    if (result.ok) saveFile(result.value);
  };
  const open = (paper: AttachmentView): void => {
    if (isViewable(paper.mediaType)) setViewed(paper);
    else void save(paper);
  };

  return (
    <section ref={place} className={classes.papers} aria-label={t('papers.titleOf', { what })}>
      <header className={classes.head}>
        {props.bare !== true && <h3>{t('papers.title')}</h3>}
        {!isReplay && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPaperclip size={13} />}
            onClick={() => void askForFiles('', true).then(keep)}
          >
            {t('papers.add')}
          </Button>
        )}
      </header>
      {list.error !== null ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined ? (
        <Skeleton height={34} />
      ) : list.data.length === 0 ? (
        <p className={classes.quiet}>{t(isReplay ? 'papers.emptyReadOnly' : 'papers.empty')}</p>
      ) : (
        <ul className={classes.list}>
          {list.data.map((paper) => (
            <li key={paper.attachmentId}>
              <PaperIcon mediaType={paper.mediaType} />
              <span className={classes.name}>
                <UnstyledButton
                  className={classes.open}
                  aria-label={t('papers.open', { name: paper.fileName })}
                  onClick={() => open(paper)}
                >
                  {paper.fileName}
                </UnstyledButton>
                <span className="soft">
                  {[formatBytes(paper.sizeBytes), formatInstant(paper.recordedAt), paper.note]
                    .filter((one) => one !== '')
                    .join(' · ')}
                </span>
              </span>
              <ActionIcon
                aria-label={t('papers.save', { name: paper.fileName })}
                onClick={() => void save(paper)}
              >
                <IconDownload size={15} stroke={1.6} />
              </ActionIcon>
              {!isReplay && (
                <ActionIcon
                  aria-label={t('papers.remove', { name: paper.fileName })}
                  onClick={() => setRemoved(paper)}
                >
                  <IconTrash size={15} stroke={1.6} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {get.error !== null && <ErrorState error={get.error} />}
      {adding !== null && (
        <p className={classes.quiet} role="status">
          {t('papers.adding', adding)}
        </p>
      )}
      {refusals.map(({ key, message }) => (
        <p key={key} className={classes.refusal} role="alert">
          <span>{message}</span>
          <CloseButton
            aria-label={t('papers.dismiss')}
            onClick={() => setRefusals((before) => before.filter((one) => one.key !== key))}
          />
        </p>
      ))}
      {viewed !== null && (
        <PaperView
          paper={viewed}
          onSave={() => void save(viewed)}
          onClose={() => setViewed(null)}
        />
      )}
      {removed !== null && <RemovePaper paper={removed} onClose={() => setRemoved(null)} />}
    </section>
  );
}

/** One file after the other: each is kept or refused by itself, and the refused ones say why. */
function useKeeping(target: AttachmentTarget) {
  const { t } = useTranslation('contracts');
  const add = useAction('attachments.add');
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const [adding, setAdding] = useState<{ nth: number; count: number; name: string } | null>(null);
  const { run } = add;
  const keep = useCallback(
    (files: readonly File[]): void => {
      void (async () => {
        setRefusals([]);
        let kept = 0;
        for (const [index, file] of files.entries()) {
          setAdding({ nth: index + 1, count: files.length, name: file.name });
          const bytes = await bytesOf(file).catch(() => null);
          const result =
            bytes === null ? null : await run({ target, fileName: file.name, bytes, note: '' });
          if (result?.ok === true) kept += 1;
          else {
            const message = result?.error.message ?? t('papers.unreadable', { name: file.name });
            setRefusals((before) => [...before, { key: index, message }]);
          }
        }
        setAdding(null);
        if (kept > 0) notifications.show({ message: t('papers.added', { count: kept }) });
      })();
    },
    [run, target, t],
  );
  return { refusals, setRefusals, adding, keep };
}

function PaperIcon(props: { readonly mediaType: string }): ReactNode {
  const Icon =
    props.mediaType === 'application/pdf'
      ? IconFileTypePdf
      : props.mediaType.startsWith('image/')
        ? IconPhoto
        : IconFile;
  return <Icon size={18} stroke={1.4} aria-hidden className={classes.icon} />;
}
