/** Every import so far: what it brought; one opens beside the list with its findings and its undo. */
import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BatchView } from '../../../contract/calls/imports.ts';
import { useMoment } from '../../data/as-of.tsx';
import { useCall } from '../../data/use-call.ts';
import { formatCount, formatInstant } from '../../format/format.ts';
import { Chip } from '../../kit/chip.tsx';
import { DataGrid, ZERO_MARK, type GridColumn } from '../../kit/table/index.ts';
import { navigate, useQueryParam } from '../../routing/router.tsx';
import { BatchPanel } from '../imports/batches/batch-panel.tsx';
import { UndoBatch } from '../imports/batches/undo-batch.tsx';
import { useFactsWords } from '../imports/facts-words.ts';

const rowKey = (row: BatchView): string => String(row.batchId);

export function BatchGrid(): ReactNode {
  const { t } = useTranslation(['ledger', 'imports']);
  const { isReplay } = useMoment();
  const answer = useCall('imports.batches', {});
  const factsWords = useFactsWords();
  const [open, setOpen] = useQueryParam('batch');
  const [undoing, setUndoing] = useState<BatchView | null>(null);
  const columns = useMemo((): readonly GridColumn<BatchView>[] => {
    const figure = (id: 'read' | 'new' | 'duplicate' | 'refused'): GridColumn<BatchView> => ({
      id,
      header: t(`imports:batches.${id}`),
      kind: 'number',
      width: id === 'duplicate' ? 126 : 84,
      descFirst: true,
      text: (row) => String(row[id]),
      cell: (row) => (row[id] === 0 ? ZERO_MARK : formatCount(row[id])),
      sortBy: (row) => row[id],
    });
    return [
      {
        id: 'fileName',
        header: t('imports:batches.file'),
        kind: 'text',
        width: 180,
        grow: true,
        pinned: true,
        always: true,
        text: (row) => row.fileName,
        sortBy: (row) => row.fileName,
      },
      {
        id: 'kind',
        header: t('imports:batches.kind'),
        kind: 'text',
        width: 130,
        text: (row) => t(`imports:kinds.${row.kind}`),
        sortBy: (row) => row.kind,
      },
      {
        id: 'recordedAt',
        header: t('imports:batches.when'),
        kind: 'text',
        width: 148,
        brief: true,
        descFirst: true,
        text: (row) => row.recordedAt,
        cell: (row) => formatInstant(row.recordedAt),
        sortBy: (row) => row.recordedAt,
      },
      figure('read'),
      figure('new'),
      figure('duplicate'),
      figure('refused'),
      {
        id: 'facts',
        header: t('imports:batches.facts'),
        kind: 'text',
        width: 220,
        grow: true,
        text: (row) => factsWords(row.facts).join(', '),
      },
      {
        id: 'state',
        header: t('state'),
        kind: 'text',
        width: 84,
        brief: true,
        text: (row) => (row.undoneAt === null ? '' : t('undone')),
        cell: (row) =>
          row.undoneAt === null ? null : (
            <Chip title={t('imports:batches.undone', { when: formatInstant(row.undoneAt) })}>
              {t('undone')}
            </Chip>
          ),
        sortBy: (row) => (row.undoneAt === null ? '' : t('undone')),
      },
    ];
  }, [t, factsWords]);
  const selected = answer.data?.find((row) => rowKey(row) === open);
  return (
    <>
      <DataGrid
        name="ledger-imports"
        label={t('tabs.imports')}
        columns={columns}
        rows={answer.data}
        error={answer.error}
        onRetry={() => void answer.refetch()}
        rowKey={rowKey}
        startSort={{ id: 'recordedAt', desc: true }}
        openKey={open}
        onOpen={(row) => setOpen(rowKey(row))}
        isMuted={(row) => row.undoneAt !== null}
        countText={(count) => t('count.imports', { count })}
        filterHint={t('imports:batches.file')}
        right={
          // An empty list has this button itself.
          isReplay || answer.data?.length === 0 ? undefined : (
            <Button
              variant="default"
              leftSection={<IconFileImport size={15} />}
              onClick={() => navigate('/import')}
            >
              {t('importFiles')}
            </Button>
          )
        }
        empty={{
          title: t('imports:batches.none'),
          text: t('empty.importText'),
          ...(isReplay
            ? {}
            : { action: <Button onClick={() => navigate('/import')}>{t('empty.import')}</Button> }),
        }}
        autoFocus
      />
      {selected !== undefined && (
        <BatchPanel
          batch={selected}
          onClose={() => setOpen(null)}
          onUndo={() => setUndoing(selected)}
        />
      )}
      {undoing !== null && <UndoBatch batch={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}
