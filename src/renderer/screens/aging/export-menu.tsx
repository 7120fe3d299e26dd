/** The report as a file: the same query as on the screen, written by the engine. */
import type { ReactNode } from 'react';
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconBraces,
  IconChevronDown,
  IconFileTypeCsv,
  IconFileTypePdf,
  IconFileTypeXls,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgingQuery } from '../../../contract/calls/aging.ts';
import { useAction } from '../../data/use-call.ts';
import { saveFile } from '../../kit/save-file.ts';

const FORMATS = [
  { format: 'csv', text: 'exportCsv', Icon: IconFileTypeCsv },
  { format: 'xlsx', text: 'exportXlsx', Icon: IconFileTypeXls },
  { format: 'pdf', text: 'exportPdf', Icon: IconFileTypePdf },
  { format: 'json', text: 'exportJson', Icon: IconBraces },
] as const;

export function ExportMenu(props: {
  readonly query: AgingQuery;
  readonly disabled: boolean;
}): ReactNode {
  const { t } = useTranslation('aging');
  const exported = useAction('aging.export');
  const run = async (format: (typeof FORMATS)[number]['format']): Promise<void> => {
    const result = await exported.run({ ...props.query, limits: [...props.query.limits], format });
    if (result.ok) {
      saveFile(result.value);
      notifications.show({ message: t('exported', { file: result.value.fileName }) });
    } else if (result.error.code !== 'cancelled')
      notifications.show({ title: t('exportFailed'), message: result.error.message, color: 'red' });
  };
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={13} />}
          loading={exported.isRunning}
          disabled={props.disabled}
        >
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown data-popover-open>
        {FORMATS.map(({ format, text, Icon }) => (
          <Menu.Item key={format} leftSection={<Icon size={16} />} onClick={() => void run(format)}>
            {t(text)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
