/** What was done or refused, said in the corner for some seconds, the newest at once. */
import { useEffect, type ReactNode } from 'react';
import {
  notifications,
  Notifications,
  notificationsStore,
  type NotificationData,
} from '@mantine/notifications';

/** More would cover the list that is worked on. */
const MOST = 4;

export function Toasts(): ReactNode {
  useEffect(
    () =>
      notificationsStore.subscribe(({ notifications: shown, queue }) => {
        if (queue.length === 0) return;
        const oldest = shown.find((one) => !isToStay(one)) ?? shown[0];
        if (oldest?.id !== undefined) notifications.hide(oldest.id);
      }),
    [],
  );
  return (
    // At the right they would lie over buttons, of the screen at the top and of a panel below.
    <Notifications
      position="bottom-left"
      autoClose={8000}
      limit={MOST}
      className="toasts"
      withinPortal={false}
    />
  );
}

/** A refusal, or what waits for an answer: the last to make way. */
const isToStay = ({ color, autoClose }: NotificationData): boolean =>
  color === 'red' || autoClose === false;
