/** All texts of the screens, one file a screen; the keys are checked by the compiler. */
import aging from '../../../resources/i18n/en/aging.json';
import common from '../../../resources/i18n/en/common.json';
import customer from '../../../resources/i18n/en/customer.json';
import customers from '../../../resources/i18n/en/customers.json';
import explain from '../../../resources/i18n/en/explain.json';
import frame from '../../../resources/i18n/en/frame.json';
import help from '../../../resources/i18n/en/help.json';
import imports from '../../../resources/i18n/en/imports.json';
import ledger from '../../../resources/i18n/en/ledger.json';
import letters from '../../../resources/i18n/en/letters.json';
import settings from '../../../resources/i18n/en/settings.json';
import start from '../../../resources/i18n/en/start.json';
import table from '../../../resources/i18n/en/table.json';

export const english = {
  aging,
  common,
  customer,
  customers,
  explain,
  frame,
  help,
  imports,
  ledger,
  letters,
  settings,
  start,
  table,
};
