/**
 * The paper about a hold or a plan, looked at before it goes out: its pages, what to weigh, print and save.
 * Nothing is recorded; where there is no paper, the sentence says why.
 *
 *     {notice !== null && <NoticeDialog of={notice} onClose={() => setNotice(null)} />}
 */
import { lazy, Suspense, type ReactNode } from 'react';
import { Alert, Button, Modal, Skeleton, Stack } from '@mantine/core';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CallInput } from '../../../contract/api.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { engineSentence } from '../../format/engine-sentence.ts';
import { DialogFoot } from '../form/dialog-foot.tsx';
import { usePrinting } from '../pdf/use-printing.ts';
import { saveFile } from '../save-file.ts';
import { ErrorState } from '../states.tsx';
import classes from './notices.module.css';

const PdfView = lazy(async () => ({
  default: (await import('../pdf/pdf-view.tsx')).PdfView,
}));

/** Which fact's. */
export type NoticeOf = Pick<CallInput<'case.notice'>, 'kind' | 'key'>;

export function NoticeDialog(props: {
  readonly of: NoticeOf;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation(['customer', 'letters']);
  const { kind, key } = props.of;
  const { input } = useMoment();
  const printing = usePrinting();
  // A hundred kilobytes: not kept once the window is closed.
  const answer = useCall('case.notice', { ...input, kind, key }, { gcTime: 0 });
  const file = answer.data;
  const title = t(`customer:notice.${kind}.title`, { key });
  return (
    <Modal opened onClose={props.onClose} size="min(94vw, 920px)" title={title}>
      {answer.error !== null ? (
        <ErrorState error={answer.error} title={t('customer:notice.none')} />
      ) : (
        <>
          {file !== undefined && file.cautions.length > 0 && (
            <Alert color="yellow" variant="light" p="xs" mb="sm">
              <Stack gap={4}>
                {file.cautions.map((caution) => (
                  <span key={caution}>{`${engineSentence(caution)}.`}</span>
                ))}
              </Stack>
            </Alert>
          )}
          <div className={classes.pages}>
            {file === undefined ? (
              <Skeleton height={420} />
            ) : (
              <Suspense fallback={<Skeleton height={420} />}>
                <PdfView bytes={file.bytes} label={title} />
              </Suspense>
            )}
          </div>
          <DialogFoot aside={<span className="soft">{t('customer:notice.records')}</span>}>
            <Button
              leftSection={<IconPrinter size={15} />}
              disabled={file === undefined}
              loading={printing.isPrinting}
              onClick={() => file !== undefined && void printing.print(file)}
            >
              {t('letters:letter.print')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileTypePdf size={15} />}
              disabled={file === undefined}
              onClick={() => file !== undefined && saveFile(file)}
            >
              {t('letters:letter.save')}
            </Button>
          </DialogFoot>
        </>
      )}
    </Modal>
  );
}
