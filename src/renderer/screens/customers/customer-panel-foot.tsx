/** What can be done next with the customer of a panel beside a list: `l` proposes a letter, `o` opens the page. */
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMoment } from '../../data/as-of.tsx';
import { isTyping } from '../../kit/table/view/grid-keys.ts';
import { navigate, pathTo } from '../../routing/router.tsx';

export function CustomerPanelFoot(props: { readonly customer: string }): ReactNode {
  const { t } = useTranslation(['customers', 'customer']);
  const { customer } = props;
  const canPropose = !useMoment().isReplay;
  const propose = (): void => navigate(pathTo(['letters'], { customers: customer }));
  const openPage = (): void => navigate(pathTo(['customers', customer]));
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || document.querySelector('[aria-modal="true"]') !== null) return;
    if (event.key === 'o') openPage();
    else if (event.key === 'l' && canPropose) propose();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <>
      {canPropose && (
        <Button rightSection={<kbd aria-hidden>l</kbd>} onClick={propose}>
          {t('customer:proposeLetter')}
        </Button>
      )}
      <Button variant="default" rightSection={<kbd aria-hidden>o</kbd>} onClick={openPage}>
        {t('customers:panel.openCustomer')}
      </Button>
    </>
  );
}
