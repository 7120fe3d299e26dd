/** Where in the file the table is: which sheet, which line holds the names, one row of names or two. */
import { NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportMapping } from '../../../../contract/calls/imports.ts';
import { useImport } from '../session.tsx';
import { columnGroups } from './column-groups.ts';
import type { Inspection } from '../../../../contract/told.ts';

/** Banner lines above a header are a dozen, not thousands. */
const MOST_HEADER_LINE = 10_000;

export function SheetChoices(props: { inspection: Inspection; mapping: ImportMapping }) {
  const { inspection, mapping } = props;
  const { t } = useTranslation('imports');
  const { readAgain } = useImport();
  const { sheets } = inspection;
  if (columnGroups(mapping.kind) === null && sheets.length === 0) return null;
  return (
    <>
      {sheets.length > 0 && (
        <Select
          label={t('how.sheet')}
          value={mapping.sheet ?? sheets[0]?.name ?? null}
          allowDeselect={false}
          data={sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('how.sheetHidden', { name }) : name,
          }))}
          onChange={(sheet) => {
            if (sheet !== null && sheet !== mapping.sheet) readAgain({ sheet });
          }}
        />
      )}
      {columnGroups(mapping.kind) !== null && (
        <div className="header-choices">
          <NumberInput
            key={`${mapping.sheet} ${inspection.headerLine}`}
            label={t('how.headerLine')}
            description={t('how.headerLineHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            defaultValue={inspection.headerLine}
            min={0}
            max={MOST_HEADER_LINE}
            allowDecimal={false}
            hideControls
            onBlur={(event) => {
              const headerLine = Number(event.currentTarget.value);
              if (Number.isInteger(headerLine) && headerLine !== inspection.headerLine)
                readAgain({ headerLine });
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
          <Select
            label={t('how.headerRows')}
            value={String(mapping.headerRows)}
            allowDeselect={false}
            data={['1', '2']}
            onChange={(value) => {
              const headerRows = value === '2' ? 2 : 1;
              if (headerRows !== mapping.headerRows)
                readAgain({ headerRows, headerLine: inspection.headerLine });
            }}
          />
        </div>
      )}
    </>
  );
}
