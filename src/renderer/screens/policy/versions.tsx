/** Beside the policy: every version of it that was saved, who saved it and what it changed. Read only. */
import type { ReactNode } from 'react';
import { ActionIcon, Skeleton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatInstant } from '../../format/format.ts';
import { Rule, SmallTable } from '../../kit/explain/panel-parts.tsx';
import { useEscape } from '../../kit/over-the-screen.ts';
import { ErrorState } from '../../kit/states.tsx';
import { changeWords } from './change-words.ts';
import classes from './policy.module.css';

type Version = ToldOutput<'policy.history'>[number];

export function Versions(props: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation('policy');
  const { input } = useMoment();
  const answer = useCall('policy.history', input);
  const versions = answer.data;
  useEscape(props.onClose);
  return (
    <section className={classes.changes} aria-label={t('history.title')}>
      <header className={classes.paneHead}>
        <h2>{t('history.title')}</h2>
        <ActionIcon
          className={classes.undo}
          aria-label={t('history.close')}
          onClick={props.onClose}
          data-autofocus
        >
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className={classes.versions} tabIndex={0} role="group" aria-label={t('history.title')}>
        {answer.error !== null ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : versions === undefined ? (
          <Skeleton height={90} />
        ) : (
          <>
            {versions.map((version) => (
              <OneVersion key={version.version} of={version} />
            ))}
            <Rule>{t(versions.length === 0 ? 'history.none' : 'history.first')}</Rule>
          </>
        )}
      </div>
    </section>
  );
}

function OneVersion(props: { readonly of: Version }): ReactNode {
  const { t } = useTranslation('policy');
  const { currency } = useWorkspace().ledger;
  const { version, recordedAt, actor, note, changes } = props.of;
  return (
    <article>
      <h3>
        {t('history.version', { version })}
        <small>
          {[formatInstant(recordedAt), actor].filter((part) => part !== '').join(' · ')}
        </small>
      </h3>
      {note !== '' && <p>{note}</p>}
      {changes.length === 0 ? (
        <Rule>{t('history.same')}</Rule>
      ) : (
        <SmallTable
          columns={[
            { header: t('columns.rule') },
            { header: t('columns.before') },
            { header: t('columns.after') },
          ]}
          rows={changes.map((change) => {
            const { what, before, after } = changeWords(change, { t, currency });
            return { key: change.path, cells: [what, before, after] };
          })}
        />
      )}
    </article>
  );
}
