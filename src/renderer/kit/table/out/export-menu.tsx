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
import type { CallInput, CallName } from '../../../../contract/api.ts';
import type { ReportFormat } from '../../../../contract/report-export.ts';
import { useAction } from '../../../data/use-call.ts';
import { readerLocale } from '../../../format/format.ts';
import { saveFile } from '../../save-file.ts';

/** Calls that answer with a report as a file. */
export type ExportCall = {
  [K in CallName]: CallInput<K> extends { format: ReportFormat } ? K : never;
}[CallName];

const FORMATS = [
  { format: 'csv', text: 'report.csv', Icon: IconFileTypeCsv },
  { format: 'xlsx', text: 'report.xlsx', Icon: IconFileTypeXls },
  { format: 'pdf', text: 'report.pdf', Icon: IconFileTypePdf },
  { format: 'json', text: 'report.json', Icon: IconBraces },
] as const;

export function ExportMenu<K extends ExportCall>(props: {
  readonly call: K;
  readonly input: Omit<CallInput<K>, 'format' | 'locale'>;
  readonly disabled: boolean;
}): ReactNode {
  const { t } = useTranslation('table');
  const exported = useAction(props.call);
  const run = async (format: ReportFormat): Promise<void> => {
    const result = await exported.run({
      ...props.input,
      format,
      locale: readerLocale(),
    } as CallInput<K>);
    if (result.ok) {
      saveFile(result.value);
      notifications.show({ message: t('report.done', { file: result.value.fileName }) });
    } else if (result.error.code !== 'cancelled')
      notifications.show({
        title: t('report.failed'),
        message: result.error.message,
        color: 'red',
      });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={13} />}
          loading={exported.isRunning}
          disabled={props.disabled}
        >
          {t('report.export')}
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
