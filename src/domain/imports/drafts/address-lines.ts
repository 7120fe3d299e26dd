/**
 * One address from the columns of its parts, as it stands on an envelope.
 *
 *     Calle Armiñán 12 | 29400 | Ronda | Málaga   ->  "Calle Armiñán 12\n29400 Ronda\nMálaga"
 */

export const ADDRESS_PARTS_AFTER_STREET = ['street_2', 'zip', 'city', 'region'] as const;
export const ADDRESS_PARTS = ['address', 'street', ...ADDRESS_PARTS_AFTER_STREET] as const;
type AddressPart = (typeof ADDRESS_PARTS)[number];

/**
 * Lines without the country; empty parts are left out, and a part that repeats another one (Barcelona,
 * Barcelona). `text`: of a part, trimmed, `''` when there is none.
 */
export function addressLines(text: (part: AddressPart) => string): string {
  const [city, region] = [text('city'), text('region')];
  const town = [text('zip'), city].filter((part) => part !== '').join(' ');
  const lines = [text('address'), text('street'), text('street_2'), town];
  if (region.toLowerCase() !== city.toLowerCase()) lines.push(region);
  return lines.filter((line) => line !== '').join('\n');
}
