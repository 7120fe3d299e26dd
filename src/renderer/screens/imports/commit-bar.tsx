/** The foot of the dialog: what one click will do, and how: all or nothing, remembered as what. */
import { useState } from 'react';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../contract/calls/imports.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useSeveral } from './several/several.tsx';
import { isMapped } from './several/judge.ts';
import { useImport } from './session.tsx';
import type { Inspection, Preview } from '../../../contract/told.ts';

const HAS_ROWS = (kind: ImportKind): boolean =>
  kind !== 'bank' && kind !== 'einvoice' && kind !== 'rates';

/** What a row of the file is, where it is no row. */
const SUMS: Partial<Record<ImportKind, 'imports:preview.sumBank' | 'imports:preview.sumRates'>> = {
  bank: 'imports:preview.sumBank',
  rates: 'imports:preview.sumRates',
};

export function CommitBar(props: { readonly inspection: Inspection; readonly kind: ImportKind }) {
  const { t } = useTranslation(['imports', 'common']);
  const { inspection, kind } = props;
  const { preview, choices, error, commit, cancel, leave } = useImport();
  const several = useSeveral();
  const { isReplay } = useMoment();
  const [allOrNothing, setAllOrNothing] = useState(false);
  const [rememberAs, setRememberAs] = useState(inspection.remembered ?? '');
  const ticked = Object.values(choices).filter((choice) => choice !== 'leave').length;
  const isNothing = preview !== null && preview.new === 0 && ticked === 0;
  const isBlocked = allOrNothing && preview !== null && preview.refused > 0;
  const isMany = several.files.length > 0;
  const words =
    preview === null
      ? error === null
        ? t('imports:preview.looking')
        : t('imports:preview.notYet')
      : preview.new > 0
        ? preview.einvoice !== null
          ? t(`imports:preview.oneNew.${preview.einvoice.kind}`, {
              number: preview.einvoice.number,
            })
          : t(SUMS[kind] ?? 'imports:preview.sum', { ...preview })
        : preview.refused > 0
          ? t('imports:preview.nothingUsable')
          : ticked > 0
            ? ''
            : t('imports:preview.nothingNew');
  return (
    <footer className="commit-bar">
      <p role="status">
        {isBlocked ? t('imports:commit.allRefused') : words}
        {!isBlocked && ticked > 0 && (
          <span className="soft"> {t('imports:commit.differences', { count: ticked })}</span>
        )}
        {!isBlocked && preview !== null && preview.new > 0 && preview.refused > 0 && (
          <span className="soft"> {t('imports:commit.refusedStay')}</span>
        )}
        {isReplay && <span className="soft"> {t('common:replayRefuses')}</span>}
      </p>
      {!isNothing && isMapped(kind) && (
        <TextInput
          className="commit-remember"
          aria-label={t('imports:commit.rememberAs')}
          title={t('imports:commit.rememberHint')}
          placeholder={t('imports:commit.rememberAs')}
          value={rememberAs}
          maxLength={120}
          onChange={(event) => setRememberAs(event.currentTarget.value)}
        />
      )}
      {!isNothing && HAS_ROWS(kind) && (
        <Checkbox
          label={t('imports:commit.allOrNothing')}
          title={t('imports:commit.allOrNothingHint')}
          checked={allOrNothing}
          onChange={(event) => setAllOrNothing(event.currentTarget.checked)}
        />
      )}
      {isMany && (
        <Button variant="subtle" size="sm" onClick={leave}>
          {t('imports:several.back', { count: several.files.length })}
        </Button>
      )}
      {isNothing ? (
        !isMany && (
          <Button size="sm" onClick={leave}>
            {t('imports:otherFile')}
          </Button>
        )
      ) : (
        <>
          {!isMany && (
            <Button variant="default" size="sm" onClick={cancel}>
              {t('common:cancel')}
            </Button>
          )}
          <Button
            size="sm"
            loading={preview === null && error === null}
            disabled={preview === null || isReplay || isBlocked}
            onClick={() =>
              commit({
                allOrNothing,
                rememberAs: rememberAs.trim() === '' ? null : rememberAs.trim(),
              })
            }
          >
            <CommitWords kind={kind} preview={preview} ticked={ticked} />
          </Button>
        </>
      )}
    </footer>
  );
}

function CommitWords(props: {
  readonly kind: ImportKind;
  readonly preview: Preview | null;
  readonly ticked: number;
}) {
  const { t } = useTranslation('imports');
  const { kind, preview, ticked } = props;
  const count = preview?.new ?? 0;
  if (count === 0 && ticked > 0) return t('commit.runDifferences', { count: ticked });
  switch (kind) {
    case 'bank':
      return t('commit.runBank', { count });
    case 'rates':
      return t('commit.runRates', { count: preview?.facts.rates ?? 0 });
    case 'einvoice':
      if (preview !== null && preview.read > 1) return t('commit.runDocuments', { count });
      return t(
        preview?.einvoice?.kind === 'credit_note' ? 'commit.runCredit' : 'commit.runInvoice',
      );
    default:
      return t('commit.run', { count });
  }
}
