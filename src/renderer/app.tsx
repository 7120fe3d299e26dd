/** The whole workspace: what every screen stands on, from the outside in. */
import {
  MantineProvider,
  mergeThemeOverrides,
  Modal,
  Notification,
  useComputedColorScheme,
} from '@mantine/core';
import { DatePicker, DatesProvider } from '@mantine/dates';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Workspace } from './workspace.tsx';
import { ClientProvider } from './data/client.tsx';
import { JobsProvider } from './data/jobs.tsx';
import { ErrorBoundary } from './frame/error-boundary.tsx';
import { Toasts } from './frame/toasts.tsx';
import { theme } from './theme/theme.ts';
import type { TellingClient } from '../contract/told.ts';

/** Tells a window the colour of the page, so that the next one does not begin in another. */
function PageColor() {
  const scheme = useComputedColorScheme();
  useEffect(() => {
    const found = document.querySelector<HTMLMetaElement>('meta[name="theme-color"]');
    const meta = found ?? document.head.appendChild(document.createElement('meta'));
    meta.name = 'theme-color';
    meta.content = getComputedStyle(document.documentElement).getPropertyValue('--sheet').trim();
  }, [scheme]);
  return null;
}

export function App(props: { client: TellingClient; queries: QueryClient }) {
  const { client, queries } = props;
  const { t } = useTranslation('common');
  const worded = useMemo(
    () =>
      mergeThemeOverrides(theme, {
        components: {
          Modal: Modal.extend({
            defaultProps: {
              ...theme.components?.Modal?.defaultProps,
              closeButtonProps: { 'aria-label': t('close') },
            },
          }),
          DatePicker: DatePicker.extend({
            defaultProps: {
              ariaLabels: {
                previousMonth: t('calendar.previousMonth'),
                nextMonth: t('calendar.nextMonth'),
                previousYear: t('calendar.previousYear'),
                nextYear: t('calendar.nextYear'),
                previousDecade: t('calendar.previousYears'),
                nextDecade: t('calendar.nextYears'),
              },
            },
          }),
          Notification: Notification.extend({
            defaultProps: { closeButtonProps: { 'aria-label': t('close') } },
          }),
        },
      }),
    [t],
  );
  return (
    <MantineProvider theme={worded} defaultColorScheme="auto">
      <PageColor />
      <DatesProvider settings={{ firstDayOfWeek: 1 }}>
        <Toasts />
        <ErrorBoundary>
          <QueryClientProvider client={queries}>
            <ClientProvider client={client}>
              <JobsProvider>
                <Workspace />
              </JobsProvider>
            </ClientProvider>
          </QueryClientProvider>
        </ErrorBoundary>
      </DatesProvider>
    </MantineProvider>
  );
}
