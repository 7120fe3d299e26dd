/** The list of files dropped at once: what each is and brings, one button for those that are ready. */
import type { ReactNode } from 'react';
import { Button, Checkbox, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NO_FACTS, type FactCounts } from '../../../../domain/facts/drafts.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useWorkspace } from '../../../data/workspace.tsx';
import { navigate } from '../../../routing/router.tsx';
import { useFactsWords } from '../facts-words.ts';
import { useSeveral, type FileState, type OneFile } from './several.tsx';

const COUNTED = ['done', 'ready', 'look', 'nothing', 'refused'] as const satisfies FileState[];

export function SeveralView(): ReactNode {
  const { t } = useTranslation('imports');
  const { isReplay } = useMoment();
  const { files, busy, importTicked, stop, close } = useSeveral();
  const { linesToMatch } = useWorkspace().ledger.freshness;
  const ticked = files.filter((one) => one.isTicked && one.state === 'ready').length;
  const past = files.filter(({ state }) => !['waiting', 'reading', 'importing'].includes(state));
  const recorded = useFactsWords()(sumOf(files.filter((one) => one.state === 'done')));
  const counts = COUNTED.map(
    (state) => [state, files.filter((one) => one.state === state).length] as const,
  ).filter(([, count]) => count > 0);
  const hasBank = files.some((one) => one.state === 'done' && (one.facts?.bankLines ?? 0) > 0);
  return (
    <>
      <div className="choosing">
        <h2 className="import-heading" aria-live="polite">
          {counts.map(([state, count]) => t(`several.${state}`, { count })).join(', ')}
          {recorded.length > 0 && (
            <span>{t('several.recorded', { facts: recorded.join(', ') })}</span>
          )}
        </h2>
        {busy !== null && (
          <Progress
            value={(100 * past.length) / files.length}
            size="sm"
            mb={8}
            aria-label={t('several.state')}
          />
        )}
        <div className="column-scroll">
          <table className="batch-table several-table">
            <thead>
              <tr>
                <th>
                  <span className="visually-hidden">{t('several.state')}</span>
                </th>
                <th>{t('several.file')}</th>
                <th>{t('several.what')}</th>
                <th>{t('several.brings')}</th>
                <th>{t('several.state')}</th>
                <th>
                  <span className="visually-hidden">{t('several.open')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {files.map((one) => (
                <FileRow key={one.key} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      <footer className="commit-bar">
        <p>
          {busy !== null &&
            t(`several.${busy}`, {
              done: Math.min(files.length, past.length + 1),
              count: files.length,
            })}
        </p>
        {busy === null ? (
          <Button variant="subtle" size="sm" onClick={close}>
            {t('several.close')}
          </Button>
        ) : (
          <Button variant="default" size="sm" onClick={stop}>
            {t('several.stop')}
          </Button>
        )}
        {busy === null && ticked === 0 && hasBank && linesToMatch > 0 && (
          <Button
            size="sm"
            onClick={() => {
              close();
              navigate('/bank');
            }}
          >
            {t('done.match', { count: linesToMatch })}
          </Button>
        )}
        {(ticked > 0 || !hasBank) && (
          <Button
            size="sm"
            disabled={ticked === 0 || isReplay || busy !== null}
            onClick={importTicked}
          >
            {t('several.run', { count: ticked })}
          </Button>
        )}
      </footer>
    </>
  );
}

function FileRow(props: { readonly one: OneFile }): ReactNode {
  const { t } = useTranslation('imports');
  const { one } = props;
  const { busy, toggle, open } = useSeveral();
  const facts = useFactsWords()(one.facts ?? NO_FACTS);
  const canOpen =
    busy === null && (one.state === 'look' || one.state === 'ready' || one.state === 'nothing');
  const { refused = 0, warning = 0, note: notes = 0 } = one.findings ?? {};
  const more = one.why === 'findings' ? refused + warning + notes - 1 : 0;
  const note = one.message ?? (one.why === 'mapping' ? t('several.lookMapping') : null);
  return (
    <tr data-file-state={one.state}>
      <td>
        <Checkbox
          checked={one.isTicked}
          disabled={one.state !== 'ready' || busy !== null}
          onChange={() => toggle(one.key)}
          aria-label={t('several.tick', { fileName: one.file.name })}
        />
      </td>
      <td className="several-name" title={one.file.name}>
        {one.file.name}
      </td>
      <td>
        {one.kind !== null && t(`kinds.${one.kind}`)}{' '}
        {one.format !== '' && <span className="faint">{one.format}</span>}
      </td>
      <td className="batch-facts">{facts.join(', ')}</td>
      <td className="batch-facts">
        <span className="several-state" data-state={one.state}>
          {t(`several.states.${one.state}`)}
        </span>
        {note !== null && (
          <div className="soft several-note" title={note}>
            {note}
          </div>
        )}
        {more > 0 && <div className="faint">{t('several.more', { count: more })}</div>}
      </td>
      <td>
        {canOpen && (
          <Button
            variant={one.state === 'look' ? 'default' : 'subtle'}
            size="compact-xs"
            onClick={() => open(one.key)}
          >
            {t('several.open')}
          </Button>
        )}
      </td>
    </tr>
  );
}

function sumOf(files: readonly OneFile[]): FactCounts {
  const sum: Record<keyof FactCounts, number> = { ...NO_FACTS };
  for (const { facts } of files)
    if (facts !== null)
      for (const kind of Object.keys(sum) as (keyof FactCounts)[]) sum[kind] += facts[kind];
  return sum;
}
