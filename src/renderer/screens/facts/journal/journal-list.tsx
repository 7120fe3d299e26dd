/** What was done, newest first, in plain sentences; the technical line opens in the panel. */
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalRow } from '../../../../contract/calls/facts.ts';
import { useMoment } from '../../../data/as-of.tsx';
import { useCall } from '../../../data/use-call.ts';
import { formatInstant } from '../../../format/format.ts';
import { SidePanel } from '../../../frame/panel/side-panel.tsx';
import { Facts } from '../../../kit/explain/panel-parts.tsx';
import { PagedGrid, type GridColumn } from '../../../kit/table/index.ts';
import { useFactsWords } from '../../imports/facts-words.ts';
import { moment as momentColumn, text } from '../columns/column-parts.tsx';
import { journalWords } from './journal-detail.ts';
import { journalSentence } from './journal-sentence.ts';
import classes from '../ledger.module.css';

// The journal is what was done, in the order it was done: no date cuts it off.
const WHOLE = {};
const rowKey = (row: JournalRow): string => String(row.seq);

export function JournalList(): ReactNode {
  const { t } = useTranslation('ledger');
  const say = useSentence();
  const [open, setOpen] = useState<JournalRow | null>(null);
  const columns = useMemo(
    (): readonly GridColumn<JournalRow>[] => [
      {
        ...text<JournalRow>('seq', t('seq'), 64, (row) => String(row.seq), { always: true }),
        kind: 'number',
      },
      momentColumn('recordedAt', t('recorded'), (row) => row.recordedAt, false),
      text('said', t('whatHappened'), 320, say, { grow: true, always: true, brief: true }),
      text('actor', t('actor'), 110, (row) => row.actor),
      text('command', t('command'), 180, (row) => row.command, { startsHidden: true }),
      text('detail', t('detail'), 260, (row) => journalWords(row.detail), { startsHidden: true }),
      text('hash', t('hash'), 150, (row) => row.hash, {
        hint: t('hashHint'),
        startsHidden: true,
        cell: (row) => <code title={row.hash}>{row.hash.slice(0, 16)}</code>,
      }),
    ],
    [t, say],
  );
  return (
    <>
      <PagedGrid
        name="ledger-journal"
        label={t('tabs.journal')}
        call="journal.list"
        input={WHOLE}
        foundBy={say}
        filterHint={t('searchJournal')}
        columns={columns}
        rowKey={rowKey}
        openKey={open === null ? null : rowKey(open)}
        onOpen={setOpen}
        countText={(count) => t('count.journal', { count })}
        empty={{ title: t('empty.journal') }}
        autoFocus
      />
      {open !== null && <JournalPanel row={open} say={say} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Sentences name customers as they are called today. */
function useSentence(): (row: JournalRow) => string {
  const { t } = useTranslation('ledger');
  const { today } = useMoment();
  const factsWords = useFactsWords();
  const { data } = useCall(
    'customers.list',
    useMemo(() => ({ asOf: today }), [today]),
  );
  const names = useMemo(() => new Map(data?.map((row) => [row.customer, row.name])), [data]);
  return useCallback(
    (row) => journalSentence(row, { t, factsWords, nameOf: (code) => names.get(code) ?? code }),
    [t, factsWords, names],
  );
}

function JournalPanel(props: {
  readonly row: JournalRow;
  readonly say: (row: JournalRow) => string;
  readonly onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('ledger');
  const { row } = props;
  return (
    <SidePanel
      title={t('panel.journal', { seq: row.seq })}
      subtitle={formatInstant(row.recordedAt)}
      onClose={props.onClose}
    >
      <p className={classes.said}>{props.say(row)}</p>
      <Facts facts={[[t('actor'), row.actor]]} />
      <details className={classes.technical}>
        <summary>{t('technical')}</summary>
        <Facts
          facts={[
            [t('command'), <code key="command">{row.command}</code>],
            [t('detail'), journalWords(row.detail)],
            [t('hash'), <code key="hash">{row.hash}</code>],
          ]}
        />
      </details>
    </SidePanel>
  );
}
