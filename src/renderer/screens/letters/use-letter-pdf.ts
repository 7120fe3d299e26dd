/** The frozen PDF of issued letters: save it, print it. Several numbers are one file. */
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../data/use-call.ts';
import { usePrinting } from '../../kit/pdf/use-printing.ts';
import { saveFile } from '../../kit/save-file.ts';

export interface LetterPdf {
  readonly save: (numbers: readonly string[]) => void;
  readonly print: (numbers: readonly string[]) => void;
  readonly isBusy: boolean;
}

export function useLetterPdf(): LetterPdf {
  const { t } = useTranslation('letters');
  const pdf = useAction('letters.pdf');
  const printing = usePrinting();

  const withFile = async (
    numbers: readonly string[],
    handOn: (file: Parameters<typeof saveFile>[0]) => Promise<void> | void,
  ): Promise<void> => {
    const result = await pdf.run({ numbers: [...numbers] });
    if (result.ok) await handOn(result.value);
    else if (result.error.code !== 'cancelled')
      notifications.show({ title: t('pdf.failed'), message: result.error.message, color: 'red' });
  };

  return {
    isBusy: pdf.isRunning || printing.isPrinting,
    save: (numbers) => void withFile(numbers, saveFile),
    print: (numbers) => void withFile(numbers, printing.print),
  };
}
