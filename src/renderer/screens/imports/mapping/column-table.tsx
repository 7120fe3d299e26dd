/** The file as a table: every column with its header, what it means, why, and its first values. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, ListField } from '../../../../contract/calls/imports.ts';
import { assignColumn, fieldOfColumn } from './column-choice.ts';
import { columnGroups, type ColumnGroup } from './column-groups.ts';
import { useImport } from '../session.tsx';
import type { InspectedColumn, Inspection } from '../../../../contract/told.ts';

const SAMPLES = 4;
/** A select cannot hold `null` as one of its choices. */
const NOTHING = '-';

export function ColumnTable(props: { inspection: Inspection; mapping: ImportMapping }) {
  const { inspection, mapping } = props;
  const { t } = useTranslation('imports');
  const groups = columnGroups(mapping.kind);
  const isList = groups !== null;
  const rows = Math.min(
    SAMPLES,
    Math.max(0, ...inspection.columns.map((one) => one.samples.length)),
  );
  return (
    <section aria-labelledby="columns-title">
      <h2 id="columns-title" className="import-heading">
        {t('columns.title')}
        <span>{isList ? t('columns.hint') : t('kind.exchange')}</span>
      </h2>
      <div className="column-scroll">
        <table className="column-table">
          <thead>
            <tr>
              {inspection.columns.map((column) => (
                <ColumnHead key={column.index} column={column} mapping={mapping} groups={groups} />
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <tr key={row}>
                {inspection.columns.map((column) => (
                  <td
                    key={column.index}
                    data-unused={
                      (isList && fieldOfColumn(mapping, column.index) === null) || undefined
                    }
                    title={column.samples[row]}
                  >
                    {column.samples[row] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ColumnHead(props: {
  column: InspectedColumn;
  mapping: ImportMapping;
  groups: readonly ColumnGroup[] | null;
}) {
  const { column, mapping, groups } = props;
  const { t } = useTranslation('imports');
  const { correct } = useImport();
  const field = fieldOfColumn(mapping, column.index);
  const header =
    column.header === '' ? t('columns.noHeader', { number: column.index + 1 }) : column.header;
  const option = (value: ListField) => ({ value, label: t(`columns.fields.${value}`) });
  return (
    <th scope="col" data-unused={(groups !== null && field === null) || undefined}>
      <div className="one-line column-header" title={header}>
        {header}
      </div>
      {groups !== null && (
        <>
          <Select
            aria-label={t('columns.meaning', { header })}
            value={field ?? NOTHING}
            allowDeselect={false}
            rightSectionWidth={22}
            comboboxProps={{ width: 190, position: 'bottom-start' }}
            data={[
              { value: NOTHING, label: t('columns.none') },
              ...groups.map(({ name, fields }) => ({
                group: t(`columns.groups.${name}`),
                items: fields.map(option),
              })),
            ]}
            onChange={(value) =>
              correct(
                assignColumn(
                  mapping,
                  column.index,
                  value === NOTHING ? null : (value as ListField),
                ),
              )
            }
          />
          <div className="column-because">
            {field === column.proposed ? column.because : t('columns.corrected')}
          </div>
        </>
      )}
    </th>
  );
}
