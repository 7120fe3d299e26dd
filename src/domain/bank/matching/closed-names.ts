/**
 * What a line says by naming a document of which nothing is open: paid before, paid by an earlier
 * line, reversed, or a credit note.
 *
 *     "K-1" of Klinik Rose is settled; a second 600.00 "K-1" comes, K-2 of 600.00 is open
 *     ->  on account of Klinik Rose; K-2 is possible and never sure
 *
 * Digits alone are many things (a customer number, a postcode, a month), and a ledger with a million
 * settled invoices has nearly every one of them. So they count only where they can be meant.
 *
 * Closed numbers are not loaded, because there may be millions: `findClosed` reads the few documents
 * that a line can mean (`ledger/queries/facts/number-index.ts`).
 */
import { isClosed } from './numbers/document-index.ts';
import type { LineMention, LineMentions } from './numbers/line-mentions.ts';
import type { PayerSign } from './payers/recognise-payer.ts';

type Signs = ReadonlyMap<string, readonly PayerSign[]>;

const namesOpen = (mention: LineMention, customer: string): boolean =>
  mention.documents.some((document) => document.customer === customer && !isClosed(document));

/**
 * The mentions without closed documents that are hardly meant: by a few digits alone of somebody who
 * does not pay, or by more digits beside an open number that is another customer's.
 */
export function withoutUnmeant(found: LineMentions, signs: Signs): LineMentions {
  if (!found.mentions.some(({ documents }) => documents.some(isClosed))) return found;
  const mentions = found.mentions.flatMap((mention) => {
    if (mention.isMeant) return mention;
    const others = found.mentions.filter((other) => other !== mention && other.isStrong);
    const isOpenBeside = others.some(({ documents }) => documents.some((one) => !isClosed(one)));
    const documents = mention.documents.filter(
      (document) =>
        !isClosed(document) ||
        signs.has(document.customer) ||
        (mention.isStrong &&
          (!isOpenBeside || others.some((other) => namesOpen(other, document.customer)))),
    );
    return documents.length === 0 ? [] : { ...mention, documents };
  });
  return { ...found, mentions };
}

/** Whether the line names something closed, so that money for `customer` is never sure. */
export function namesClosed(found: LineMentions, signs: Signs, customer: string): boolean {
  return found.mentions.some((mention) => {
    const isBesideOpen = found.mentions.some(
      (other) => other !== mention && other.isStrong && namesOpen(other, customer),
    );
    return mention.documents.filter(isClosed).some((document) => {
      if (document.customer === customer)
        return mention.isStrong || mention.isMeant || !isBesideOpen;
      // One number, open of the customer and closed of another: the payer tells them apart.
      if (namesOpen(mention, customer)) return signs.has(document.customer) || !signs.has(customer);
      return isBesideOpen
        ? mention.isMeant && mention.isStrong
        : mention.isMeant || mention.isStrong;
    });
  });
}

/**
 * The mention by which the line names closed documents and nothing else that can be believed: then
 * the money is on account before it is for another item. Null: there is none.
 */
export function onlyClosed(found: LineMentions, signs: Signs): LineMention | null {
  const isOpenNamed = found.mentions.some(({ documents, isStrong }) =>
    documents.some((document) => !isClosed(document) && (isStrong || signs.has(document.customer))),
  );
  if (isOpenNamed) return null;
  return (
    found.mentions.find(({ documents, isStrong, isMeant }) => {
      if (documents.length === 0 || !documents.every(isClosed)) return false;
      const isPayers = documents.some(({ customer }) => signs.has(customer));
      return isPayers || (isMeant && (isStrong || signs.size === 0));
    }) ?? null
  );
}
