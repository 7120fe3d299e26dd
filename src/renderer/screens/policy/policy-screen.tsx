/**
 * The collection policy, changed where it stands, and beside it what the change would do: nothing is saved
 * before it was seen whom it moves.
 */
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowBackUp, IconArrowLeft, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ToldOutput } from '../../../contract/told.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { useWorkspace } from '../../data/workspace.tsx';
import { formatInstant } from '../../format/format.ts';
import { Screen } from '../../frame/screen.tsx';
import { Chip } from '../../kit/chip.tsx';
import { ErrorState, TableSkeleton } from '../../kit/states.tsx';
import { useQueryParam } from '../../routing/router.tsx';
import { Changes } from './changes.tsx';
import { Exceptions } from './exceptions.tsx';
import { PARTS, partOf, pathsIn, type Part } from './policy-values.ts';
import { SaveDialog } from './save-dialog.tsx';
import { StepsTable } from './steps-table.tsx';
import { changesIn, useDraft, type Draft } from './use-draft.ts';
import { DraftContext, ReadOnlyContext } from './value-field.tsx';
import { Versions } from './versions.tsx';
import { BucketValues, ContactValues, LetterValues } from './values-table.tsx';
import classes from './policy.module.css';

/** So long nobody has typed: what follows is asked for once, not for every letter. */
const TYPED_MS = 250;

export function PolicyScreen(): ReactNode {
  const { t } = useTranslation('policy');
  const { input } = useMoment();
  const answer = useCall('policy.get', input);
  if (answer.data !== undefined) return <PolicyDesk shown={answer.data} />;
  return (
    <Screen title={t('title')} help="policy" before={<ToSettings />}>
      {answer.error !== null ? (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <TableSkeleton columns={[4, 2, 1, 1]} />
      )}
    </Screen>
  );
}

const ToSettings = (): ReactNode => {
  const { t } = useTranslation('policy');
  return (
    <ActionIcon component="a" href="#/settings" aria-label={t('back')}>
      <IconArrowLeft size={17} stroke={1.7} />
    </ActionIcon>
  );
};

const CONTENT = {
  steps: StepsTable,
  letters: LetterValues,
  contacts: ContactValues,
  buckets: BucketValues,
  exceptions: Exceptions,
} satisfies Record<Part, () => ReactNode>;

function PolicyDesk(props: { readonly shown: ToldOutput<'policy.get'> }): ReactNode {
  const { t } = useTranslation('policy');
  const { policy, version, recordedAt, note } = props.shown;
  const { input, isReplay } = useMoment();
  const { ledger } = useWorkspace();
  const kept = useDraft(policy, `${ledger.folder}/${ledger.fileName} ${version}`);
  const draft = isReplay ? { ...kept, policy, faults: [], read: policy, isChanged: false } : kept;
  const [asked, show] = useQueryParam('tab');
  const [history, showHistory] = useQueryParam('versions');
  const isHistory = history !== null;
  const versionsButton = useRef<HTMLButtonElement>(null);
  const closeHistory = (): void => {
    showHistory(null);
    versionsButton.current?.focus();
  };
  const part = PARTS.find((one) => one === asked) ?? 'steps';
  const Content = CONTENT[part];
  const [isSaving, setSaving] = useState(false);

  const written = useMemo(() => JSON.stringify(draft.read ?? null), [draft.read]);
  const [settled] = useDebouncedValue(written, TYPED_MS);
  const simulated = useCall(
    'policy.simulate',
    { ...input, policy: JSON.parse(settled) as unknown },
    { enabled: settled !== 'null', placeholderData: (before) => before, gcTime: 60_000 },
  );
  const isOld = draft.read === null || settled !== written || simulated.isPlaceholderData;

  const save = (): void => {
    const [fault] = draft.faults;
    if (fault !== undefined) goToFault(fault.field, show);
    else if (draft.isChanged) setSaving(true);
  };
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!isReplay && !isSaving) save();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  return (
    <Screen
      help="policy"
      before={<ToSettings />}
      title={t('named', { name: policy.name })}
      subtitle={
        <>
          <span title={note}>
            {draft.isChanged
              ? version === 0
                ? t('draftOfStandard', { version: version + 1 })
                : t('draftOf', { version: version + 1, from: version })
              : version === 0 || recordedAt === null
                ? t('standard')
                : t('version', { version, at: formatInstant(recordedAt) })}
          </span>{' '}
          {draft.isChanged && <Chip tone="event">{t('notSaved')}</Chip>}
        </>
      }
      actions={
        <>
          <Button
            ref={versionsButton}
            variant="default"
            leftSection={<IconHistory size={15} stroke={1.7} aria-hidden />}
            aria-pressed={isHistory}
            onClick={() => showHistory(isHistory ? null : 'yes')}
          >
            {t('history.open')}
          </Button>
          {!isReplay && (
            <>
              <Button variant="default" disabled={!draft.isChanged} onClick={draft.discard}>
                {t('discard')}
              </Button>
              <Button
                disabled={!draft.isChanged}
                onClick={save}
                rightSection={<kbd aria-hidden>Ctrl S</kbd>}
              >
                {t('saveAs', { version: version + 1 })}
              </Button>
            </>
          )}
        </>
      }
      fill
    >
      <DraftContext value={draft}>
        <ReadOnlyContext value={isReplay}>
          <div className={classes.desk} data-versions={isHistory || undefined}>
            <section className={classes.draft} aria-label={t('draft')}>
              <header className={classes.paneHead}>
                <PartChoice part={part} draft={draft} onShow={show} />
                {!isReplay && (
                  <Button
                    variant="subtle"
                    color="gray"
                    className={classes.undo}
                    disabled={!draft.canUndo}
                    leftSection={<IconArrowBackUp size={15} stroke={1.7} aria-hidden />}
                    onClick={draft.undo}
                  >
                    {t('undo')}
                  </Button>
                )}
              </header>
              <FaultLine draft={draft} part={part} onShow={show} />
              <div className={classes.content}>
                <Content />
              </div>
            </section>
            {isHistory ? (
              <Versions onClose={closeHistory} />
            ) : (
              <Changes
                simulated={simulated.data}
                error={simulated.error}
                onRetry={() => void simulated.refetch()}
                isDraft={draft.isChanged}
                isOld={isOld}
              />
            )}
          </div>
        </ReadOnlyContext>
      </DraftContext>
      {isSaving && draft.read !== null && (
        <SaveDialog
          policy={draft.read}
          version={version + 1}
          simulated={isOld ? undefined : simulated.data}
          onClose={() => setSaving(false)}
          onSaved={() => {
            setSaving(false);
            draft.forget();
          }}
        />
      )}
    </Screen>
  );
}

function PartChoice(props: {
  readonly part: Part;
  readonly draft: Draft;
  readonly onShow: (part: Part) => void;
}): ReactNode {
  const { t } = useTranslation('policy');
  const { draft } = props;
  return (
    <SegmentedControl
      aria-label={t('parts.label')}
      value={props.part}
      onChange={(value) => props.onShow(value as Part)}
      data={PARTS.map((part) => {
        const changed = changesIn(draft, pathsIn(part, draft.policy));
        const gone =
          part === 'exceptions'
            ? Math.max(0, draft.base.exceptions.length - draft.policy.exceptions.length)
            : 0;
        return {
          value: part,
          label:
            changed + gone === 0 ? (
              t(`parts.${part}`)
            ) : (
              <>
                {t(`parts.${part}`)}{' '}
                <span
                  className={classes.changedCount}
                  title={t('changed', { count: changed + gone })}
                >
                  {changed + gone}
                </span>
              </>
            ),
        };
      })}
    />
  );
}

/** Something is wrong in a part that is not in sight. */
function FaultLine(props: {
  readonly draft: Draft;
  readonly part: Part;
  readonly onShow: (part: Part) => void;
}): ReactNode {
  const { t } = useTranslation('policy');
  const fault = props.draft.faults.find(({ field }) => partOf(field) !== props.part);
  if (fault === undefined) return null;
  return (
    <p className={classes.faultLine} role="alert">
      {t('wrongIn', { part: t(`parts.${partOf(fault.field)}`) })}{' '}
      <Button variant="default" onClick={() => goToFault(fault.field, props.onShow)}>
        {t('goThere')}
      </Button>
    </p>
  );
}

/** The part in which it stands, and the cursor into the field. */
function goToFault(field: string, show: (part: Part) => void): void {
  show(partOf(field));
  // The part is drawn first.
  window.setTimeout(() => {
    const found =
      document.querySelector<HTMLElement>(`[data-path="${CSS.escape(field)}"]`) ??
      document.querySelector<HTMLElement>('[data-policy-value][aria-invalid="true"]');
    found?.focus();
  }, 50);
}
