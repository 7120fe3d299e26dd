/**
 * What a level 3 demand must contain, or is not printed (domain-rules 5.1, the bold fields): who
 * writes, who is written to, where to pay. The other bold fields (subject, table, demand, deadline,
 * consequences, reservation, disregard sentence) are made by the program and checked by
 * `missingPrintedContent` in `wording.ts`.
 *
 * Needed are our name and address, one identity number, a contact with a telephone, and an account in
 * the currency of the letter; the customer's name and address. An individual gets no demand (N15).
 * Each sentence says where it can be put right.
 */
import type { LetterLevel } from './wording.ts';
import type { BankAccount, Recipient, Sender } from './parties.ts';
import { list, type Text, plural, say } from '../texts/text.ts';

export type BlockCode =
  | 'nothing_overdue'
  | 'no_address'
  | 'individual'
  | 'sender_incomplete'
  | 'no_bank_account'
  | 'unprintable';

export interface Block {
  readonly code: BlockCode;
  readonly message: Text;
}

const blank = (text: string): boolean => text.trim() === '';

/** One of the two numbers says which legal person writes. */
const SENDER_FIELDS = {
  name: say`name`,
  address: say`address`,
  'registration number or VAT number': say`registration number or VAT number`,
  contact: say`contact`,
  phone: say`phone`,
} as const;
export type SenderField = keyof typeof SENDER_FIELDS;

/** Names, as the Company page of Settings has them, of the sender fields that are empty. */
export function missingSenderFields(sender: Sender): readonly SenderField[] {
  const missing: SenderField[] = [];
  if (blank(sender.name)) missing.push('name');
  if (blank(sender.address)) missing.push('address');
  // One of the two says which legal person writes; small traders often have only one.
  if (blank(sender.registrationNumber) && blank(sender.vatNumber))
    missing.push('registration number or VAT number');
  if (blank(sender.contact)) missing.push('contact');
  if (blank(sender.phone)) missing.push('phone');
  return missing;
}

/** Everything that stops a letter to this recipient in this currency, apart from its items. */
export function partyBlocks(
  sender: Sender,
  recipient: Recipient,
  account: BankAccount | null,
  currency: string,
  level: LetterLevel,
): readonly Block[] {
  const blocks: Block[] = [];
  // domain-rules N15: consumer law asks for other letters, other deadlines and other tone.
  if (recipient.kind === 'individual' && level >= 3)
    blocks.push({
      code: 'individual',
      message: say`customer ${recipient.customer} is an individual: consumer rules apply, so no formal demand is printed; seek advice first`,
    });
  if (blank(recipient.name) || blank(recipient.address))
    blocks.push({
      code: 'no_address',
      message: blank(recipient.address)
        ? say`customer ${recipient.customer} has no postal address; add it to the customer's profile`
        : say`customer ${recipient.customer} has no name; add it to the customer's profile`,
    });
  const missing = missingSenderFields(sender);
  if (missing.length > 0)
    blocks.push({
      code: 'sender_incomplete',
      message: say`our own ${list(
        missing.map((field) => SENDER_FIELDS[field]),
        'and',
      )} ${plural(missing.length, 'is', 'are')} missing; fill in Settings, Company`,
    });
  if (account === null || blank(account.account) || blank(account.holder))
    blocks.push({
      code: 'no_bank_account',
      message: say`there is no bank account in ${currency} to pay into; add one in Settings, Bank accounts`,
    });
  return blocks;
}

/**
 * What of a letter no font can print: it would come out as boxes, and a letter to a name of boxes is not posted.
 *
 * `missingIn`: the characters of a text that no font has (`documents/fonts/text-runs.ts`). `items`: numbers of the
 * invoices demanded. One block a field, each with its characters and where it can be put right.
 */
export function unprintableBlocks(
  { recipient, items }: { readonly recipient: Recipient; readonly items: readonly string[] },
  missingIn: (text: string) => readonly string[],
): readonly Block[] {
  const { customer, name, address, attention } = recipient;
  const fields: readonly (readonly [text: string, sentence: (characters: Text) => Text])[] = [
    [name, (characters) => say`no font here has ${characters} of the name of customer ${customer}; write the name in Latin letters in the customer's profile`],
    [address, (characters) => say`no font here has ${characters} of the address of customer ${customer}; write the address in Latin letters in the customer's profile`],
    [attention ?? '', (characters) => say`no font here has ${characters} of the contact of customer ${customer}; write the contact in Latin letters in the customer's profile`],
    ...items.map((item) => [item, (characters: Text) => say`no font here has ${characters} of the invoice number ${item} of customer ${customer}; bring the invoice in under a number of Latin letters and digits`] as const),
  ]; // prettier-ignore
  return fields.flatMap(([text, sentence]): Block[] => {
    const characters = missingIn(text);
    return characters.length === 0
      ? []
      : [
          {
            code: 'unprintable',
            message: sentence(
              say`${list(
                characters.map((character) => `"${character}"`),
                'and',
              )}`,
            ),
          },
        ];
  });
}
