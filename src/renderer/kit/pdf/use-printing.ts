/** Prints a PDF that is at hand; of what is too long to draw the file is saved, and that is said. */
import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { FileOut } from '../../../contract/fields.ts';
import { saveFile } from '../save-file.ts';
import { printPdf } from './print-pdf.ts';
import './print-sheet.css';

export interface Printing {
  readonly isPrinting: boolean;
  print(file: FileOut): Promise<void>;
}

export function usePrinting(): Printing {
  const { t } = useTranslation('letters');
  const [isPrinting, setPrinting] = useState(false);
  return {
    isPrinting,
    async print(file) {
      setPrinting(true);
      try {
        if ((await printPdf(file.bytes)) === 'too_many_pages') {
          notifications.show({ message: t('pdf.tooLong') });
          saveFile(file);
        }
      } catch {
        notifications.show({
          title: t('pdf.notPrinted'),
          message: t('pdf.notDrawn'),
          color: 'red',
        });
      } finally {
        setPrinting(false);
      }
    },
  };
}
