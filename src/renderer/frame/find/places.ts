/** The screens that exist in this release, in the order of the rail, with their keys. */
import {
  IconActivity,
  IconBook2,
  IconBuildingBank,
  IconFileImport,
  IconGauge,
  IconListDetails,
  IconMailForward,
  IconPhoneCall,
  IconSettings,
  IconTable,
  IconUsers,
} from '@tabler/icons-react';

export const PLACES = [
  { area: 'today', icon: IconPhoneCall, key: 't' },
  { area: 'customers', icon: IconUsers, key: 'c' },
  { area: 'aging', icon: IconTable, key: 'a' },
  { area: 'signals', icon: IconActivity, key: 's' },
  { area: 'letters', icon: IconMailForward, key: 'l' },
  { area: 'bank', icon: IconBuildingBank, key: 'b' },
  { area: 'ledger', icon: IconBook2, key: 'e' },
  { area: 'import', icon: IconFileImport, key: 'i' },
  { area: 'settings', icon: IconSettings, key: ',' },
] as const;

/** All that have a key, those within a screen of the rail, too. */
export const KEYED_PLACES = [
  ...PLACES.map((place) => ({ ...place, path: `/${place.area}` })),
  { area: 'limits', icon: IconGauge, key: 'm', path: '/limits' },
  { area: 'policy', icon: IconListDetails, key: 'p', path: '/settings/policy' },
] as const;
