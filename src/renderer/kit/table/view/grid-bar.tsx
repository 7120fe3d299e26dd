/** The line over a list: filter, what the screen adds, how many rows, columns, copy, export. */
import { use, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
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
import { BarSlotContext } from './bar-slot.ts';
import { useSlashFocus } from './grid-keys.ts';
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
  /** For screen readers alone; the eye finds it under the list. */
  readonly isCountHidden?: boolean;
  readonly onCopy: () => void;
  /** CSV of what is shown; left out where the screen has a full export of its own. */
  readonly onExport?: (() => void) | undefined;
  readonly left?: ReactNode;
  readonly right?: ReactNode;
  /** To the rows, when the reader is done typing. */
  readonly onDone: () => void;
}

export function GridBar<Row>(props: GridBarProps<Row>): ReactNode {
  const { t } = useTranslation('table');
  const field = useRef<HTMLInputElement>(null);
  const slot = use(BarSlotContext);
  useSlashFocus(field, slot?.reveal);
  const chooseable = props.columns.filter((column) => column.always !== true);
  const bar = (
    <div
      className={classes.bar}
      data-in-head={slot !== null || undefined}
      role="toolbar"
      aria-label={t('tools')}
    >
      {props.left}
      <div className={classes.barEnd}>
        {props.right}
        <span
          className={props.isCountHidden === true ? 'visually-hidden' : classes.count}
          aria-live="polite"
        >
          {props.countText}
        </span>
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
          // The width is what the row is broken by: without one it is that of twenty letters.
          style={{ flex: '1 1 104px', width: 104, maxWidth: 200 }}
          size="xs"
        />
        {chooseable.length > 0 && (
          <Popover position="bottom-end" trapFocus withinPortal>
            <Popover.Target>
              <Tooltip label={t('columns')}>
                <ActionIcon variant="default" aria-label={t('columns')}>
                  <IconColumns3 size={16} />
                </ActionIcon>
              </Tooltip>
            </Popover.Target>
            <Popover.Dropdown p="sm" aria-label={t('columns')}>
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
          <ActionIcon variant="default" aria-label={t('copy')} onClick={props.onCopy}>
            <IconCopy size={16} />
          </ActionIcon>
        </Tooltip>
        {props.onExport !== undefined && (
          <Tooltip label={t('exportCsv')}>
            <ActionIcon variant="default" aria-label={t('exportCsv')} onClick={props.onExport}>
              <IconDownload size={16} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label={t('print')}>
          <ActionIcon variant="default" aria-label={t('print')} onClick={() => window.print()}>
            <IconPrinter size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
  return slot === null ? bar : createPortal(bar, slot.element);
}
