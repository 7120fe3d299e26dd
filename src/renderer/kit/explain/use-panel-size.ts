/** A derivation stands beside its list: wide where there is room for both. */
import { useMediaQuery } from '@mantine/hooks';

export const usePanelSize = (): 'normal' | 'wide' =>
  useMediaQuery('(min-width: 1500px)', false, { getInitialValueInEffect: false })
    ? 'wide'
    : 'normal';
