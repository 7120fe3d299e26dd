/** The line over a list: filter, what the screen adds, how many rows, columns, copy, export. */
import { useRef, type ReactNode } from 'react';
import {
  ActionIcon,
  Checkbox,
  Kbd,
  Popover,
  Stack,
  TextInput,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { IconColumns3, IconCopy, IconDownload, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '../columns/column.ts';
import { useSlashFocus } from './grid-keys.ts';
import { commonCurrency } from '../columns/money-column.ts';
import type { ListState } from '../rows/use-list-choice.ts';
import classes from './grid.module.css';

export interface GridBarProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  readonly list: ListState<Row>;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly filterHint?: string | undefined;
  /** "61 customers", "12 of 61 customers". */
  readonly countText: string;
  readonly onCopy: () => void;
  /** CSV of what is shown; left out where the screen has a full export of its own. */
  readonly onExport?: (() => void) | undefined;
  readonly noFilter?: boolean | undefined;
  readonly left?: ReactNode;
  readonly right?: ReactNode;
  /** To the rows, when the reader is done typing. */
  readonly onDone: () => void;
}

/** The currency of every amount of the list, to be said once; null when there are several. */
function commonUnit<Row>(columns: readonly GridColumn<Row>[]): string | null {
  return commonCurrency(
    columns.flatMap((column) =>
      column.kind === 'money' && column.unit !== undefined ? [column.unit] : [],
    ),
  );
}

export function GridBar<Row>(props: GridBarProps<Row>): ReactNode {
  const { t } = useTranslation('table');
  const field = useRef<HTMLInputElement>(null);
  useSlashFocus(field);
  const unit = commonUnit(props.list.visible);
  const chooseable = props.columns.filter((column) => column.always !== true);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('tools')}>
      {props.noFilter !== true && (
        <TextInput
          ref={field}
          value={props.filter}
          onChange={(event) => props.onFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') {
              event.stopPropagation();
              if (props.filter === '') props.onDone();
              else props.onFilter('');
            }
            if (event.key === 'Enter' || event.key === 'ArrowDown') {
              event.preventDefault();
              props.onDone();
            }
          }}
          placeholder={props.filterHint ?? t('filter')}
          aria-label={props.filterHint ?? t('filter')}
          leftSection={<IconSearch size={14} />}
          rightSection={props.filter === '' ? <Kbd size="xs">/</Kbd> : null}
          style={{ flex: '1 1 130px', maxWidth: 230 }}
          size="xs"
        />
      )}
      {props.left}
      <div className={classes.barEnd}>
        {props.right}
        <span className={classes.count} aria-live="polite">
          {props.countText}
          {unit !== null && props.countText !== '' && ` · ${t('amountsIn', { currency: unit })}`}
        </span>
        {chooseable.length > 0 && (
          <Popover position="bottom-end" trapFocus withinPortal>
            <Popover.Target>
              <Tooltip label={t('columns')}>
                <ActionIcon aria-label={t('columns')}>
                  <IconColumns3 size={16} />
                </ActionIcon>
              </Tooltip>
            </Popover.Target>
            <Popover.Dropdown p="sm">
              <Stack gap={6}>
                {chooseable.map((column) => (
                  <Checkbox
                    key={column.id}
                    label={column.header}
                    checked={props.list.isVisible(column.id)}
                    onChange={() => props.list.toggleColumn(column.id)}
                  />
                ))}
                <UnstyledButton fz={12} c="var(--accent)" onClick={props.list.resetColumns}>
                  {t('columnsReset')}
                </UnstyledButton>
              </Stack>
            </Popover.Dropdown>
          </Popover>
        )}
        <Tooltip label={t('copy')}>
          <ActionIcon aria-label={t('copy')} onClick={props.onCopy}>
            <IconCopy size={16} />
          </ActionIcon>
        </Tooltip>
        {props.onExport !== undefined && (
          <Tooltip label={t('exportCsv')}>
            <ActionIcon aria-label={t('exportCsv')} onClick={props.onExport}>
              <IconDownload size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('print')}>
          <ActionIcon aria-label={t('print')} onClick={() => window.print()}>
            <IconPrinter size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
