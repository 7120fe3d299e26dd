/** After a run: the numbers, and what to do with the paper. */
import type { ReactNode } from 'react';
import { Button, Group } from '@mantine/core';
import { IconCircleCheck, IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LetterRow } from '../../../contract/calls/letters.ts';
import { formatDateWithDay, formatMoney } from '../../format/format.ts';
import { SmallTable } from '../../kit/explain/panel-parts.tsx';
import { Link, navigate, pathTo } from '../../routing/router.tsx';
import { useLetterPdf } from './use-letter-pdf.ts';
import classes from './letters.module.css';

export function IssuedView(props: {
  readonly letters: readonly LetterRow[];
  readonly onMore: () => void;
}): ReactNode {
  const { t } = useTranslation('letters');
  const pdf = useLetterPdf();
  const numbers = props.letters.map((letter) => letter.number);
  return (
    <section className={classes.done} aria-live="polite">
      <h2>
        <IconCircleCheck size={21} color="var(--good)" aria-hidden />
        {t('done.title', { count: props.letters.length })}
      </h2>
      <Group gap={8}>
        <Button
          leftSection={<IconPrinter size={15} />}
          loading={pdf.isBusy}
          onClick={() => pdf.print(numbers)}
        >
          {t('done.print')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileTypePdf size={15} />}
          disabled={pdf.isBusy}
          onClick={() => pdf.save(numbers)}
        >
          {t('done.save')}
        </Button>
        <Button
          variant="default"
          onClick={() => navigate(pathTo(['letters'], { tab: 'register' }))}
        >
          {t('done.register')}
        </Button>
        <Button variant="subtle" color="gray" onClick={props.onMore}>
          {t('done.more')}
        </Button>
      </Group>
      <div className={classes.doneTable}>
        <SmallTable
          columns={[
            { header: t('done.number'), nowrap: true },
            { header: t('done.customer') },
            { header: t('done.total'), figure: true },
            { header: t('done.deadline'), nowrap: true },
          ]}
          rows={props.letters.map((letter) => ({
            key: letter.number,
            cells: [
              <Link
                key="number"
                to={pathTo(['letters'], { tab: 'register', letter: letter.number })}
              >
                {letter.number}
              </Link>,
              letter.name,
              formatMoney(letter.totalMinor, letter.currency),
              formatDateWithDay(letter.deadlineOn),
            ],
          }))}
        />
      </div>
    </section>
  );
}
