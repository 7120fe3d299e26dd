/** "12 duplicates?": a list to go through, each pair opened side by side. */
import { useState, type ReactNode } from 'react';
import { Button, Modal, UnstyledButton } from '@mantine/core';
import { IconArrowRight, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../../data/use-call.ts';
import { EmptyState } from '../../../kit/states.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import classes from './merges.module.css';
import type { ToldOutput } from '../../../../contract/told.ts';

type Suggestion = ToldOutput<'customers.mergeSuggestions'>[number];

/** Nothing while there are none, so that a clean list stays a clean screen. */
export function MergeSuggestions(): ReactNode {
  const { t } = useTranslation('merging');
  const suggestions = useCall('customers.mergeSuggestions', {});
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Suggestion | null>(null);
  const count = suggestions.data?.length ?? 0;
  if (count === 0 && !isOpen) return null;
  return (
    <>
      <Button
        variant="subtle"
        leftSection={<IconUsersGroup size={15} />}
        onClick={() => setOpen(true)}
      >
        {t('suggestions.button', { count })}
      </Button>
      {isOpen && chosen === null && (
        <Modal
          opened
          onClose={() => setOpen(false)}
          size={680}
          title={t('suggestions.title', { count })}
        >
          {count === 0 ? (
            <EmptyState title={t('suggestions.none')} />
          ) : (
            <>
              <p className="soft" style={{ marginTop: 0 }}>
                {t('suggestions.text')}
              </p>
              <ul className={classes.suggestions}>
                {suggestions.data?.map((one) => (
                  <li key={`${one.from} ${one.into}`}>
                    <UnstyledButton className={classes.suggestion} onClick={() => setChosen(one)}>
                      <span className={classes.names}>
                        <span>
                          {one.fromName} <span className="soft">{one.from}</span>
                        </span>
                        <IconArrowRight size={14} aria-label={t('suggestions.into')} />
                        <span>
                          {one.intoName} <span className="soft">{one.into}</span>
                        </span>
                      </span>
                      <span className="soft">{one.because}</span>
                    </UnstyledButton>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Modal>
      )}
      {chosen !== null && (
        <MergeDialog
          from={chosen.from}
          into={chosen.into}
          because={chosen.because}
          onClose={() => setChosen(null)}
          onMerged={() => setChosen(null)}
        />
      )}
    </>
  );
}
