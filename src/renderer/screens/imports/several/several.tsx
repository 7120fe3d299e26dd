/**
 * Several files dropped at once: each is read and judged, then those that need no look of their own
 * come in together; the others are opened one after the other. Every file stays an import of its
 * own, which can be undone alone.
 */
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type {
  FactCounts,
  FindingSeverity,
  ImportKind,
} from '../../../../contract/calls/imports.ts';
import { asCallError } from '../../../data/call-error.ts';
import { useClient } from '../../../data/client.tsx';
import { bytesOf } from '../../../kit/files/choose-file.ts';
import { useImport } from '../session.tsx';
import { byKind, judgeFile } from './judge.ts';

export type FileState =
  | 'waiting'
  | 'reading'
  | 'ready'
  | 'look'
  | 'nothing'
  | 'refused'
  | 'importing'
  | 'done';

export interface OneFile {
  readonly key: number;
  readonly file: File;
  readonly state: FileState;
  readonly isTicked: boolean;
  readonly kind: ImportKind | null;
  /** What the file is: `camt.053.001.02`. */
  readonly format: string;
  /** What it brings, or has brought. */
  readonly facts: FactCounts | null;
  readonly findings: Readonly<Record<FindingSeverity, number>> | null;
  /** Why it needs a look. */
  readonly why: 'mapping' | 'findings' | null;
  /** The sentence of a refusal, or of the worst finding. */
  readonly message: string | null;
}

export interface Several {
  readonly files: readonly OneFile[];
  /** Being read or imported at the moment. */
  readonly busy: 'reading' | 'importing' | null;
  readonly start: (files: readonly File[]) => void;
  readonly toggle: (key: number) => void;
  readonly importTicked: () => void;
  /** Goes through the dialog of one file and comes back. */
  readonly open: (key: number) => void;
  readonly stop: () => void;
  readonly close: () => void;
}

const SeveralContext = createContext<Several | null>(null);

export function useSeveral(): Several {
  const several = use(SeveralContext);
  if (several === null) throw new Error('useSeveral needs an ImportProvider above it');
  return several;
}

const UNREAD = {
  isTicked: false,
  kind: null,
  format: '',
  facts: null,
  findings: null,
  why: null,
  message: null,
} as const;

type Answer = { readonly previewId: string; readonly change: Partial<OneFile> };

export function SeveralProvider(props: { readonly children: ReactNode }): ReactNode {
  const client = useClient();
  const { begin, stage, outcome } = useImport();
  const [files, setFiles] = useState<readonly OneFile[]>([]);
  const [busy, setBusy] = useState<Several['busy']>(null);
  const [opened, setOpened] = useState<number | null>(null);
  /** A run that was stopped, or whose list was closed, says nothing any more. */
  const turn = useRef(0);

  const change = useCallback(
    (key: number, to: Partial<OneFile>) =>
      setFiles((before) => before.map((one) => (one.key === key ? { ...one, ...to } : one))),
    [],
  );

  /** Reads one file anew and judges it; the engine keeps only a few, so nothing is kept between. */
  const look = useCallback(
    async (file: File): Promise<Answer> => {
      const refused = (message: string): Answer => ({
        previewId: '',
        change: { ...UNREAD, state: 'refused', message },
      });
      try {
        const inspected = await client.call('imports.inspect', {
          fileName: file.name,
          bytes: await bytesOf(file),
        });
        if (!inspected.ok) return refused(inspected.error.message);
        const { uploadId, mapping, kind, format } = inspected.value;
        const previewed = await client.call('imports.preview', { uploadId, mapping });
        if (!previewed.ok)
          return {
            previewId: '',
            change: {
              ...UNREAD,
              state: 'look',
              why: 'mapping',
              kind,
              format,
              message: previewed.error.message,
            },
          };
        const preview = previewed.value;
        const verdict = judgeFile(inspected.value, preview);
        const why = verdict.state === 'look' ? verdict.why : null;
        return {
          previewId: preview.previewId,
          change: {
            kind,
            format,
            facts: preview.facts,
            findings: preview.findingCounts,
            // The worst of them; the whole list is one click away.
            message: why === 'findings' ? (preview.findings[0]?.message ?? null) : null,
            state: verdict.state,
            why,
            isTicked: verdict.state === 'ready',
          },
        };
      } catch (thrown) {
        return refused(asCallError(thrown).message);
      }
    },
    [client],
  );

  const lookAtAll = useCallback(
    async (mine: number, some: readonly OneFile[]) => {
      for (const { key, file } of some) {
        if (turn.current !== mine) return;
        change(key, { state: 'reading' });
        const answer = await look(file);
        if (turn.current !== mine) return;
        change(key, answer.change);
      }
    },
    [change, look],
  );

  const start = useCallback(
    (dropped: readonly File[]) => {
      const mine = (turn.current += 1);
      const listed = dropped.map((file, key) => ({
        ...UNREAD,
        key,
        file,
        state: 'waiting' as const,
      }));
      setFiles(listed);
      setOpened(null);
      setBusy('reading');
      void lookAtAll(mine, listed).then(() => {
        if (turn.current === mine) setBusy(null);
      });
    },
    [lookAtAll],
  );

  const importTicked = useCallback(() => {
    const mine = (turn.current += 1);
    const chosen = files
      .filter((one) => one.isTicked && one.state === 'ready' && one.kind !== null)
      .sort((a, b) => byKind(a.kind ?? 'bank', b.kind ?? 'bank') || a.key - b.key);
    setBusy('importing');
    void (async () => {
      for (const { key, file } of chosen) {
        if (turn.current !== mine) return;
        change(key, { state: 'importing' });
        // Read again: the files before it may have brought its customer, or the very same rows.
        const { previewId, change: found } = await look(file);
        if (found.state !== 'ready') {
          change(key, found);
          continue;
        }
        const result = await client.call('imports.commit', { previewId });
        change(
          key,
          result.ok
            ? { ...found, state: 'done', isTicked: false, facts: result.value.batch.facts }
            : {
                ...found,
                state: 'look',
                why: null,
                message: result.error.message,
                isTicked: false,
              },
        );
      }
      // What was missing for the others may be here now.
      await lookAtAll(
        mine,
        files.filter((one) => one.state === 'look' && one.why === 'findings'),
      );
      if (turn.current === mine) setBusy(null);
    })();
  }, [change, client, files, look, lookAtAll]);

  const open = useCallback(
    (key: number) => {
      const one = files.find((file) => file.key === key);
      if (one === undefined) return;
      setOpened(key);
      begin(one.file);
    },
    [begin, files],
  );

  // The dialog of one file ended well: its line says so.
  useEffect(() => {
    if (stage !== 'done' || outcome === null || opened === null) return;
    change(opened, { state: 'done', isTicked: false, facts: outcome.batch.facts, message: null });
    setOpened(null);
  }, [stage, outcome, opened, change]);

  const stop = useCallback(() => {
    turn.current += 1;
    setBusy(null);
    setFiles((before) =>
      before.map((one) =>
        one.state === 'reading' || one.state === 'waiting'
          ? { ...one, state: 'look', why: null }
          : one.state === 'importing'
            ? { ...one, state: 'ready' }
            : one,
      ),
    );
  }, []);
  const close = useCallback(() => {
    turn.current += 1;
    setBusy(null);
    setFiles([]);
  }, []);
  const toggle = useCallback(
    (key: number) =>
      setFiles((before) =>
        before.map((one) =>
          one.key === key && one.state === 'ready' ? { ...one, isTicked: !one.isTicked } : one,
        ),
      ),
    [],
  );

  const several = useMemo<Several>(
    () => ({ files, busy, start, toggle, importTicked, open, stop, close }),
    [files, busy, start, toggle, importTicked, open, stop, close],
  );
  return <SeveralContext value={several}>{props.children}</SeveralContext>;
}
