/** Amounts and items as they are typed. */
import { decimalToMinor, isCurrencyCode } from '../../../contract/values.ts';
import type { Session } from '../terminal/session.ts';
import { Refused, usage } from '../terminal/refusal.ts';

/** Minor units of `1234.50`; a point, no grouping, not more decimals than the currency has. */
export function amountOf(text: string, currency: string): number {
  const minor = decimalToMinor(text, currency);
  if (minor === 'too_many_decimals')
    throw usage(`${text} has more decimals than ${currency}; round it`);
  if (typeof minor !== 'number' || minor <= 0)
    throw usage(`"${text}" is not an amount; write it like 1234.50`);
  return minor;
}

export function currencyOf(text: string): string {
  const code = text.toUpperCase();
  if (!isCurrencyCode(code))
    throw usage(`"${text}" is not a currency; write three letters, like EUR`);
  return code;
}

export interface NamedItem {
  readonly itemId: number;
  readonly item: string;
  readonly currency: string;
}

/** `INV-7`, or `INV-7#2` for its second instalment: a number may contain any other sign. */
export async function itemNamed(session: Session, named: string): Promise<NamedItem> {
  const [, invoice = named, position = '1'] = /^(.+)#(\d{1,3})$/.exec(named) ?? [];
  const detail = await session.call('invoices.get', {
    invoice,
    asOf: (await session.call('workspace.state', {})).today,
  });
  const item = detail.items[Number(position) - 1];
  if (item === undefined)
    throw new Refused({
      code: 'not_found',
      message: `${invoice} has ${detail.items.length} ${detail.items.length === 1 ? 'instalment' : 'instalments'}; there is no ${named}`,
    });
  if (detail.items.length > 1 && !named.includes('#'))
    throw usage(`${invoice} has ${detail.items.length} instalments; name one, like "${invoice}#1"`);
  return { itemId: item.itemId, item: item.item, currency: detail.invoice.currency };
}

export async function currencyOfCredit(
  session: Session,
  kind: 'receipt' | 'credit_note',
  number: string,
): Promise<string> {
  const asOf = (await session.call('workspace.state', {})).today;
  const name = kind === 'receipt' ? 'receipts.get' : 'creditNotes.get';
  const found = await session.engine.call(name, { asOf, credit: number });
  if (found.ok && !found.value.credit.reversed) return found.value.credit.currency;
  if (!found.ok && found.error.code !== 'not_found') throw new Refused(found.error);
  const what = kind === 'receipt' ? 'receipt' : 'credit note';
  throw new Refused({
    code: 'not_found',
    message: `there is no ${what} ${number} that is not reversed; "duebook customer CODE" lists them`,
  });
}
