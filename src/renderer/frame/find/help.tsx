/** Help in the program: one short text a screen, opened by the `?` beside its title. */
import { ActionIcon, Drawer, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHelp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { english } from '../../texts/resources.ts';

export type HelpTopic = keyof typeof english.help.topics;

export function HelpButton(props: { topic: HelpTopic }) {
  const { t } = useTranslation('help');
  const [opened, { open, close }] = useDisclosure(false);
  const title = t(`topics.${props.topic}.title`);
  return (
    <>
      <Tooltip label={t('open')}>
        <ActionIcon onClick={open} aria-label={t('open')}>
          <IconHelp size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={440}
        title={title}
        overlayProps={{ backgroundOpacity: 0.12 }}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <HelpText text={t(`topics.${props.topic}.text`)} />
      </Drawer>
    </>
  );
}

/** Paragraphs are apart by an empty line; `## ` opens a heading, `- ` a list item. */
function HelpText(props: { text: string }) {
  return (
    <div style={{ fontSize: '0.875rem', lineHeight: 1.6 }}>
      {props.text.split('\n\n').map((block) => {
        if (block.startsWith('## '))
          return (
            <h3 key={block} style={{ margin: '18px 0 4px', fontSize: '0.875rem' }}>
              {block.slice(3)}
            </h3>
          );
        if (block.startsWith('- '))
          return (
            <ul key={block} style={{ margin: '6px 0', paddingInlineStart: 18 }}>
              {block.split('\n').map((line) => (
                <li key={line}>{line.slice(2)}</li>
              ))}
            </ul>
          );
        return (
          <p key={block} style={{ margin: '6px 0' }}>
            {block}
          </p>
        );
      })}
    </div>
  );
}
