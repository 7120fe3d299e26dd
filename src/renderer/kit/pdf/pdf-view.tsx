/**
 * Pages of a PDF drawn on canvases by pdf.js: the same in Electron's sandbox, in a browser page and
 * in headless Chromium, which has no PDF viewer of its own. The text of each page stands behind it
 * for screen readers and for the find function.
 */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Loader, Skeleton } from '@mantine/core';
import type { PDFPageProxy } from 'pdfjs-dist';
import { useTranslation } from 'react-i18next';
import { lendChinese } from './lend-chinese.ts';
import { openPdf, type PdfDocument } from './open-pdf.ts';
import classes from './pdf.module.css';

export function PdfView(props: { readonly bytes: Uint8Array; readonly label: string }): ReactNode {
  const { bytes, label } = props;
  const { t } = useTranslation('letters');
  const [state, setState] = useState<{
    of: Uint8Array;
    document: PdfDocument | null;
    failed: boolean;
  } | null>(null);

  useEffect(() => {
    let isGone = false;
    let opened: PdfDocument | null = null;
    openPdf(bytes).then(
      (document) => {
        opened = document;
        if (isGone) void document.destroy();
        else setState({ of: bytes, document, failed: false });
      },
      () => {
        if (!isGone) setState({ of: bytes, document: null, failed: true });
      },
    );
    return () => {
      isGone = true;
      void opened?.destroy();
    };
  }, [bytes]);

  if (state?.of !== bytes) return <PdfSkeleton />;
  if (state.failed || state.document === null)
    return (
      <p role="alert" className={classes.pdfNote}>
        {t('pdf.unreadable')}
      </p>
    );
  const { document } = state;
  return (
    <div className={classes.pages} role="document" aria-label={label} tabIndex={0}>
      {Array.from({ length: document.numPages }, (_, index) => (
        <PdfPage
          key={index}
          document={document}
          number={index + 1}
          label={t('pdf.page', { page: index + 1, pages: document.numPages })}
        />
      ))}
    </div>
  );
}

export const PdfSkeleton = (): ReactNode => (
  <div className={classes.pages}>
    <div className={classes.page} style={{ aspectRatio: '210 / 297', padding: '11%' }} aria-busy>
      {[38, 24, 30, 0, 70, 92, 88, 60, 0, 100, 100, 100].map((width, index) => (
        <Skeleton key={index} height={8} mb={14} width={`${width}%`} radius="sm" />
      ))}
    </div>
  </div>
);

async function wordsOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

function PdfPage(props: {
  readonly document: PdfDocument;
  readonly number: number;
  readonly label: string;
}): ReactNode {
  const { document: pdf, number } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  const [isDrawn, setDrawn] = useState(false);

  useEffect(() => {
    let isGone = false;
    let stop: (() => void) | null = null;
    const draw = async (): Promise<void> => {
      const page = await pdf.getPage(number);
      const target = canvas.current;
      if (isGone || target === null) return;
      const natural = page.getViewport({ scale: 1 });
      const width = target.parentElement?.clientWidth ?? natural.width;
      // Twice the dots at least: letters are read, and the panel may be narrow.
      const dots = Math.max(2, window.devicePixelRatio);
      const viewport = page.getViewport({ scale: (width / natural.width) * dots });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      // Words that cannot be read must not keep the page from being drawn.
      const words = await wordsOf(page).catch(() => '');
      const context = target.getContext('2d', { alpha: false, willReadFrequently: true });
      if (context !== null) await lendChinese(context, words);
      if (isGone) return;
      setText(words);
      // It draws on the context that the canvas has already.
      const task = page.render({ canvas: target, viewport });
      stop = () => task.cancel();
      await task.promise;
    };
    draw()
      .catch(() => {
        // Cancelled because the page went away, or the document was closed meanwhile.
      })
      .finally(() => {
        if (!isGone) setDrawn(true);
      });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [pdf, number]);

  return (
    <div className={classes.page} aria-busy={!isDrawn}>
      <canvas ref={canvas} aria-label={props.label} role="img" />
      {!isDrawn && <Loader className={classes.drawing} size="sm" aria-hidden />}
      <div className="visually-hidden" data-pdf-text>
        {text}
      </div>
    </div>
  );
}
