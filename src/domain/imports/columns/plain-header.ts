/**
 * A header with nothing left that does not matter: words of camelCase apart, no accents, no case,
 * no punctuation. Chinese stays as it is.
 *
 *     'InvoiceNumber' -> 'invoice number'    'Rēķina nr.' -> 'rekina nr'    'N.º factura' -> 'n factura'
 */
export function plainHeader(header: string): string {
  return (
    header
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
      // Polish banks mark names of columns with it: `#Kwota`.
      .replace(/^#(?=\p{L})/u, '')
      .replace(/[º°ª]/g, ' ')
      .replaceAll('ß', 'ss')
      // Letters with a stroke have no accent to take off.
      .replace(/[øØ]/g, 'o')
      .replace(/[łŁ]/g, 'l')
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replaceAll('#', ' number ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  );
}
