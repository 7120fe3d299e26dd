/** All texts of the screens, one file a screen; the keys are checked by the compiler. */
import aging from '../../../resources/i18n/en/aging.json';
import contracts from '../../../resources/i18n/en/contracts.json';
import bank from '../../../resources/i18n/en/bank.json';
import common from '../../../resources/i18n/en/common.json';
import credit from '../../../resources/i18n/en/credit.json';
import currencies from '../../../resources/i18n/en/currencies.json';
import customer from '../../../resources/i18n/en/customer.json';
import customers from '../../../resources/i18n/en/customers.json';
import discounts from '../../../resources/i18n/en/discounts.json';
import explain from '../../../resources/i18n/en/explain.json';
import frame from '../../../resources/i18n/en/frame.json';
import help from '../../../resources/i18n/en/help.json';
import imports from '../../../resources/i18n/en/imports.json';
import interest from '../../../resources/i18n/en/interest.json';
import ledger from '../../../resources/i18n/en/ledger.json';
import letters from '../../../resources/i18n/en/letters.json';
import merging from '../../../resources/i18n/en/merging.json';
import policy from '../../../resources/i18n/en/policy.json';
import profile from '../../../resources/i18n/en/profile.json';
import settings from '../../../resources/i18n/en/settings.json';
import signals from '../../../resources/i18n/en/signals.json';
import start from '../../../resources/i18n/en/start.json';
import table from '../../../resources/i18n/en/table.json';
import timeline from '../../../resources/i18n/en/timeline.json';
import today from '../../../resources/i18n/en/today.json';

export const english = {
  aging,
  contracts,
  bank,
  common,
  credit,
  currencies,
  customer,
  customers,
  discounts,
  explain,
  frame,
  help,
  imports,
  interest,
  ledger,
  letters,
  merging,
  policy,
  profile,
  settings,
  signals,
  start,
  table,
  timeline,
  today,
};
