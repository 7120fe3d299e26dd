/**
 * One file on its way in: inspect → mapping → preview → commit. Lives above the screens, so that
 * somebody may look at a customer in the middle of it and come back.
 *
 *     idle → reading → choosing (a preview follows every correction) → importing → done
 *
 * Every correction asks for a new preview; answers that come late, for an older mapping, are
 * dropped by their turn number.
 */
import { notifications } from '@mantine/notifications';
import { createContext, use, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Choice, ImportMapping, ImportOutcome } from '../../../contract/calls/imports.ts';
import type { CallInput } from '../../../contract/api.ts';
import { asCallError, CallError } from '../../data/call-error.ts';
import type { RunningJob } from '../../data/jobs.tsx';
import { useAction } from '../../data/use-call.ts';
import { bytesOf } from '../../kit/files/choose-file.ts';
import type { Inspection, Preview } from '../../../contract/told.ts';

export type Stage = 'idle' | 'reading' | 'choosing' | 'importing' | 'done';

export interface ImportSession {
  readonly stage: Stage;
  readonly fileName: string | null;
  readonly inspection: Inspection | null;
  readonly mapping: ImportMapping | null;
  /** Of the mapping as it stands; null while it is being made. */
  readonly preview: Preview | null;
  /** The last preview, kept in sight (dimmed) while the next is made. */
  readonly shownPreview: Preview | null;
  /** What is done about each difference of a list of open items, by its key; `leave` is unticked. */
  readonly choices: Choices;
  readonly choose: (key: string, choice: Choice) => void;
  /** The day of the receipts per list: that of the list, the due date, or one between the two lists. */
  readonly datedOn: DatedOn;
  readonly dateOn: (datedOn: DatedOn) => void;
  readonly outcome: ImportOutcome | null;
  /** Why reading or previewing or committing was refused. */
  readonly error: CallError | null;
  readonly progress: RunningJob | null;
  readonly begin: (file: File) => void;
  /** Other columns, date order, decimal mark or currency. */
  readonly correct: (mapping: ImportMapping) => void;
  /** Other kind, sheet, header, encoding or delimiter: the columns are proposed again. */
  readonly readAgain: (change: Omit<CallInput<'imports.reinspect'>, 'uploadId'>) => void;
  /** `rememberAs` null: under the file’s own name. */
  readonly commit: (options?: CommitOptions) => void;
  readonly cancel: () => void;
  /** Back to the drop zone. */
  readonly leave: () => void;
}

export interface CommitOptions {
  readonly allOrNothing: boolean;
  readonly rememberAs: string | null;
}

export type DatedOn = NonNullable<CallInput<'imports.commit'>['datedOn']>;

type Choices = Readonly<Record<string, Choice>>;

/** The ticks as they stand at first. */
const proposedOf = ({ comparison }: Preview): Choices =>
  Object.fromEntries((comparison?.proposals ?? []).map(({ key, proposed }) => [key, proposed]));

const SessionContext = createContext<ImportSession | null>(null);

export function useImport(): ImportSession {
  const session = use(SessionContext);
  if (session === null) throw new Error('useImport needs an ImportProvider above it');
  return session;
}

interface State {
  readonly stage: Stage;
  readonly fileName: string | null;
  readonly inspection: Inspection | null;
  readonly mapping: ImportMapping | null;
  readonly preview: Preview | null;
  readonly shownPreview: Preview | null;
  readonly choices: Choices;
  readonly datedOn: DatedOn;
  readonly outcome: ImportOutcome | null;
  readonly error: CallError | null;
}
const IDLE: State = {
  stage: 'idle',
  fileName: null,
  inspection: null,
  mapping: null,
  preview: null,
  shownPreview: null,
  choices: {},
  datedOn: 'list',
  outcome: null,
  error: null,
};

export function SessionProvider(props: { children: ReactNode }) {
  const [state, setState] = useState<State>(IDLE);
  const inspect = useAction('imports.inspect');
  const reinspect = useAction('imports.reinspect');
  const preview = useAction('imports.preview');
  const commit = useAction('imports.commit');
  const { run: runInspect, cancel: cancelInspect } = inspect;
  const { run: runReinspect } = reinspect;
  const { run: runPreview, cancel: cancelPreview } = preview;
  const { run: runCommit, cancel: cancelCommit } = commit;
  const turn = useRef(0);

  const look = useCallback(
    async (mine: number, uploadId: string, mapping: ImportMapping) => {
      const result = await runPreview({ uploadId, mapping });
      if (turn.current !== mine) return;
      setState((before) =>
        result.ok
          ? {
              ...before,
              preview: result.value,
              shownPreview: result.value,
              choices: proposedOf(result.value),
              datedOn: 'list',
              error: null,
            }
          : { ...before, preview: null, error: new CallError(result.error) },
      );
    },
    [runPreview],
  );

  const begin = useCallback(
    (file: File) => {
      const mine = (turn.current += 1);
      setState({ ...IDLE, stage: 'reading', fileName: file.name });
      void (async () => {
        let bytes: Uint8Array;
        try {
          bytes = await bytesOf(file);
        } catch (thrown) {
          // A folder, or a file that went away while it was being dropped.
          if (turn.current === mine)
            setState({ ...IDLE, fileName: file.name, error: asCallError(thrown) });
          return;
        }
        const result = await runInspect({ fileName: file.name, bytes });
        if (turn.current !== mine) return;
        if (!result.ok) {
          setState({ ...IDLE, fileName: file.name, error: new CallError(result.error) });
          return;
        }
        const inspection = result.value;
        setState({
          ...IDLE,
          stage: 'choosing',
          fileName: file.name,
          inspection,
          mapping: inspection.mapping,
        });
        await look(mine, inspection.uploadId, inspection.mapping);
      })();
    },
    [runInspect, look],
  );

  const correct = useCallback(
    (mapping: ImportMapping) => {
      const uploadId = state.inspection?.uploadId;
      if (uploadId === undefined) return;
      const mine = (turn.current += 1);
      setState((before) => ({ ...before, mapping, preview: null, error: null }));
      void look(mine, uploadId, mapping);
    },
    [look, state.inspection],
  );

  const readAgain = useCallback(
    (change: Omit<CallInput<'imports.reinspect'>, 'uploadId'>) => {
      const uploadId = state.inspection?.uploadId;
      if (uploadId === undefined) return;
      const mine = (turn.current += 1);
      setState((before) => ({ ...before, preview: null, error: null }));
      void (async () => {
        const result = await runReinspect({ uploadId, ...change });
        if (turn.current !== mine) return;
        if (!result.ok) {
          setState((before) => ({ ...before, error: new CallError(result.error) }));
          return;
        }
        const inspection = result.value;
        setState((before) => ({ ...before, inspection, mapping: inspection.mapping }));
        await look(mine, inspection.uploadId, inspection.mapping);
      })();
    },
    [look, runReinspect, state.inspection],
  );

  const record = useCallback(
    (options?: CommitOptions) => {
      const previewId = state.preview?.previewId;
      if (previewId === undefined) return;
      const mine = turn.current;
      setState((before) => ({ ...before, stage: 'importing', error: null }));
      void (async () => {
        const result = await runCommit({
          previewId,
          ...options,
          choices: state.choices,
          datedOn: state.datedOn,
        });
        if (turn.current !== mine) return;
        if (result.ok) {
          setState((before) => ({ ...before, stage: 'done', outcome: result.value }));
          return;
        }
        const { code, message } = result.error;
        const isOld = code === 'preview_stale' || code === 'preview_gone';
        setState((before) => ({
          ...before,
          stage: 'choosing',
          preview: isOld ? null : before.preview,
          error: isOld || code === 'cancelled' ? null : new CallError(result.error),
        }));
        // The ledger moved on since the preview: say so, and show what would be recorded now.
        if (isOld && state.inspection !== null && state.mapping !== null) {
          notifications.show({ message });
          await look(mine, state.inspection.uploadId, state.mapping);
        }
      })();
    },
    [runCommit, look, state.choices, state.datedOn, state.inspection, state.mapping, state.preview],
  );

  const choose = useCallback(
    (key: string, choice: Choice) =>
      setState((before) => ({ ...before, choices: { ...before.choices, [key]: choice } })),
    [],
  );

  const dateOn = useCallback(
    (datedOn: DatedOn) => setState((before) => ({ ...before, datedOn })),
    [],
  );

  const leave = useCallback(() => {
    turn.current += 1;
    setState(IDLE);
  }, []);

  const cancel = useCallback(() => {
    if (state.stage === 'importing') {
      cancelCommit();
      return;
    }
    cancelInspect();
    cancelPreview();
    leave();
  }, [cancelCommit, cancelInspect, leave, cancelPreview, state.stage]);

  const progress = inspect.progress ?? reinspect.progress ?? preview.progress ?? commit.progress;
  const session = useMemo<ImportSession>(
    () => ({
      ...state,
      progress,
      begin,
      correct,
      readAgain,
      choose,
      dateOn,
      commit: record,
      cancel,
      leave,
    }),
    [state, progress, begin, correct, readAgain, choose, dateOn, record, cancel, leave],
  );
  return <SessionContext value={session}>{props.children}</SessionContext>;
}
