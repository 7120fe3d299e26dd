/**
 * A list that stays in the ledger: the engine searches, and pages are read as they come into sight,
 * so a million invoices scroll like fifty.
 *
 *     <PagedGrid name="invoices" call="invoices.list" input={{ ...moment.input }} columns={…} … />
 */
import { use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallName } from '../../../contract/api.ts';
import { hasWords, searchable, searchedWords } from '../../../domain/text-match.ts';
import { asCallError, valueOf } from '../../data/call-error.ts';
import { useClient } from '../../data/use-call.ts';
import { copyText } from './out/clipboard.ts';
import { onScreen, type GridColumn } from './columns/column.ts';
import { toCsv, toTsv } from './out/delimited.ts';
import { BesidePanelContext } from './view/bar-slot.ts';
import { GridBar } from './view/grid-bar.tsx';
import { GridEmpty, GridError, GridSkeleton, type EmptyState } from './view/grid-states.tsx';
import { GridView } from './view/grid-view.tsx';
import { useDrawnColumns } from './view/use-drawn-columns.ts';
import { listText } from './out/list-text.ts';
import { csvFile, saveFile } from '../save-file.ts';
import { useListChoice } from './rows/use-list-choice.ts';
import { useStanding } from './rows/use-place.ts';
import classes from './view/grid.module.css';
import type { ToldOutput } from '../../../contract/told.ts';

interface AnyPage {
  readonly total: number;
  readonly rows: readonly object[];
}
/** Calls that answer with a page of rows. */
export type PagedCall = {
  [K in CallName]: ToldOutput<K> extends AnyPage
    ? CallInput<K> extends { limit?: number | undefined }
      ? K
      : never
    : never;
}[CallName];
export type RowOf<K extends PagedCall> =
  ToldOutput<K> extends { rows: readonly (infer Row)[] } ? Row : never;

const PAGE_ROWS = 200;
/** The most the engine gives at once; exports read in steps of it. */
const EXPORT_ROWS = 5000;
const TYPING_PAUSE_MS = 180;

export interface PagedGridProps<K extends PagedCall> {
  readonly name: string;
  readonly label: string;
  readonly call: K;
  /** Everything but offset, limit and search. */
  readonly input: Omit<CallInput<K>, 'offset' | 'limit' | 'search'>;
  /** What a row is found by, where the engine has no search: all rows are read when somebody looks for one. */
  readonly foundBy?: (row: RowOf<K>) => string;
  readonly columns: readonly GridColumn<RowOf<K>>[];
  readonly rowKey: (row: RowOf<K>) => string;
  /** The row whose panel is open. */
  readonly openKey: string | null;
  /** Click or Enter: the panel. */
  readonly onOpen?: (row: RowOf<K>) => void;
  /** The marked row changed while a panel is open; `onOpen` when left out. */
  readonly onFollow?: (row: RowOf<K>) => void;
  /** `o`: the page of the row, where its name leads to. */
  readonly onPage?: (row: RowOf<K>) => void;
  readonly isMuted?: (row: RowOf<K>) => boolean;
  readonly empty: EmptyState;
  readonly countText: (count: number) => string;
  readonly filterHint?: string;
  readonly left?: ReactNode;
  readonly autoFocus?: boolean;
}

export function PagedGrid<K extends PagedCall>(props: PagedGridProps<K>): ReactNode {
  const { t } = useTranslation('table');
  const client = useClient();
  const frame = useRef<HTMLDivElement>(null);
  const standing = useStanding(props.name, props.openKey);
  const { filter: typed, setFilter: setTyped } = standing;
  const settled = useSettled(typed, TYPING_PAUSE_MS);
  /** What was typed when the reader went on to the rows: then it is not waited for more. */
  const [finished, setFinished] = useState<string | null>(null);
  const search = finished === typed ? typed : settled;
  const list = useListChoice(props.name, props.columns, null);
  const { input, foundBy } = props;
  const isFoundHere = foundBy !== undefined;
  const questionOf = useCallback(
    (text: string) => (isFoundHere ? { ...input } : { ...input, search: text }),
    [input, isFoundHere],
  );
  const question = useMemo(() => questionOf(search), [questionOf, search]);
  const questionKey = JSON.stringify(question);
  const [seen, setSeen] = useState<{ readonly of: string; readonly pages: readonly number[] }>({
    of: questionKey,
    pages: [0],
  });
  const pages = seen.of === questionKey ? seen.pages : FIRST_PAGE;

  const read = useCallback(
    async (
      asked: typeof question,
      offset: number,
      limit: number,
    ): Promise<{ total: number; rows: readonly RowOf<K>[] }> => {
      const page = { ...asked, offset, limit } as unknown as CallInput<K>;
      try {
        return valueOf<K>(await client.call(props.call, page)) as unknown as {
          total: number;
          rows: readonly RowOf<K>[];
        };
      } catch (thrown) {
        throw asCallError(thrown);
      }
    },
    [client, props.call],
  );
  // Stable while the pages are: the rows then change only when a page was read.
  const combine = useCallback(
    (answers: readonly PageAnswer<RowOf<K>>[]) => ({
      total: answers.find((answer) => answer.data !== undefined)?.data?.total,
      failed: answers.find((answer) => answer.error !== null),
      loaded: new Map(pages.map((page, index) => [page, answers[index]?.data?.rows])),
    }),
    [pages],
  );
  const {
    total: counted,
    failed: failedPage,
    loaded,
  } = useQueries({
    queries: pages.map((page) => ({
      queryKey: [props.call, { ...question, offset: page * PAGE_ROWS, limit: PAGE_ROWS }],
      queryFn: () => read(question, page * PAGE_ROWS, PAGE_ROWS),
    })),
    combine,
  });
  /** Of `asked`, with the words of `text` where they are looked for here. */
  const readAll = useCallback(
    async (asked: typeof question, text: string): Promise<readonly RowOf<K>[]> => {
      const rows: RowOf<K>[] = [];
      for (let offset = 0; ; offset += EXPORT_ROWS) {
        const page = await read(asked, offset, EXPORT_ROWS);
        rows.push(...page.rows);
        if (page.rows.length === 0 || rows.length >= page.total) break;
      }
      const words = searchedWords(text);
      return foundBy === undefined
        ? rows
        : rows.filter((row) => hasWords(searchable([foundBy(row)]), words));
    },
    [read, foundBy],
  );
  const looksHere = isFoundHere && search.trim() !== '';
  const found = useQuery({
    queryKey: [props.call, { ...question, found: search }],
    queryFn: () => readAll(question, search),
    enabled: looksHere,
  });
  const total = looksHere ? found.data?.length : counted;
  const failed = looksHere ? (found.error === null ? undefined : found) : failedPage;
  const rowAt = useCallback(
    (index: number): RowOf<K> | null =>
      (looksHere
        ? found.data?.[index]
        : loaded.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS]) ?? null,
    [looksHere, found.data, loaded],
  );
  const isBeside = use(BesidePanelContext);
  const rowsRead = useMemo(() => {
    const rows: RowOf<K>[] = [];
    for (const page of loaded.values()) if (page !== undefined) rows.push(...page);
    return rows;
  }, [loaded]);
  const drawn = useDrawnColumns({
    frame,
    chosen: list.visible,
    rows: rowsRead,
    totals: NO_TOTALS,
    sortedBy: undefined,
    hasTicks: false,
  });

  const onRange = useCallback(
    (first: number, last: number) => {
      setSeen((before) => {
        const known = before.of === questionKey ? before.pages : FIRST_PAGE;
        const wanted: number[] = [];
        for (
          let page = Math.floor(first / PAGE_ROWS);
          page <= Math.floor(last / PAGE_ROWS);
          page += 1
        )
          if (!known.includes(page)) wanted.push(page);
        return wanted.length === 0 ? before : { of: questionKey, pages: [...known, ...wanted] };
      });
    },
    [questionKey],
  );

  const write = async (to: 'clipboard' | 'file'): Promise<void> => {
    try {
      // What stands in the field counts, also while the list is still being searched for it.
      const all = await readAll(questionOf(typed), typed);
      const { headers, rows, isText } = listText(list.visible, all);
      if (to === 'file') {
        saveFile(csvFile(`${props.name}.csv`, toCsv(headers, rows, isText)));
        return;
      }
      const done = await copyText(toTsv(headers, rows, isText));
      notifications.show({
        message: done ? t('copied', { count: all.length }) : t('copyRefused'),
        color: done ? 'ink' : 'red',
      });
    } catch (thrown) {
      notifications.show({
        title: t('exportFailed'),
        message: asCallError(thrown).message,
        color: 'red',
      });
    }
  };

  /** To the rows: those of another search take the keyboard when they come. */
  const finish = (): void => {
    const rows = frame.current?.querySelector<HTMLElement>('[role="grid"]');
    if (typed === search && rows != null) rows.focus({ preventScroll: true });
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setFinished(typed);
  };

  let body: ReactNode;
  if (failed?.error != null)
    body = <GridError error={asCallError(failed.error)} onRetry={() => void failed.refetch()} />;
  else if (total === undefined)
    body = <GridSkeleton columns={onScreen(list.visible)} ticks={false} />;
  else if (total === 0 && search !== '')
    body = (
      <GridEmpty
        title={t('noMatch', { filter: search })}
        action={
          <Button variant="default" onClick={() => setTyped('')}>
            {t('clearFilter')}
          </Button>
        }
      />
    );
  else if (total === 0) body = <GridEmpty {...props.empty} />;
  else
    body = (
      <GridView
        key={looksHere ? `${questionKey} ${search}` : questionKey}
        label={props.label}
        columns={drawn}
        count={total}
        rowAt={rowAt}
        rowKey={props.rowKey}
        place={standing.place}
        activeKey={standing.activeKey}
        onActive={(row) => {
          standing.setActive(props.rowKey(row));
          if (isBeside) (props.onFollow ?? props.onOpen)?.(row);
        }}
        onOpen={props.onOpen}
        onPage={props.onPage}
        onCopy={() => void write('clipboard')}
        isMuted={props.isMuted}
        onRange={onRange}
        autoFocus={props.autoFocus === true || finished !== null}
      />
    );

  return (
    <div className={classes.frame} ref={frame}>
      <GridBar
        columns={props.columns}
        list={list}
        filter={typed}
        onFilter={setTyped}
        filterHint={props.filterHint}
        countText={total === undefined ? '' : props.countText(total)}
        onCopy={() => void write('clipboard')}
        onExport={() => void write('file')}
        left={props.left}
        onDone={finish}
      />
      {body}
    </div>
  );
}

interface PageAnswer<Row> {
  readonly data: { readonly total: number; readonly rows: readonly Row[] } | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

const FIRST_PAGE: readonly number[] = [0];
const NO_TOTALS: readonly never[] = [];

/** `value` once it has rested for `pauseMs`. */
function useSettled(value: string, pauseMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), pauseMs);
    return () => window.clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
