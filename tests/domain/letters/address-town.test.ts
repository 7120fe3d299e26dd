import { expect, it } from 'vitest';
import { hasTown } from '../../../src/domain/letters/address-town.ts';

it.each([
  ['Calle Sol 3\n28013 Madrid', 'ES', true],
  ['Calle Sol 3, 28013 Madrid', 'ES', true],
  ['Calle Sol 3', 'ES', false],
  ['Calle Sol 3\nMadrid', 'ES', false],
  ['Calle Sol 3\n28013', 'ES', false],
  ['28013', 'ES', false],
  ['1 High Street\nLondon\nSW1A 1AA', 'GB', true],
  ['1 High Street\nLondon', 'GB', false],
  ['Brīvības iela 1\nRīga, LV-1010', 'LV', true],
  ['Brīvības iela 1\nRīga 1010', 'LV', false],
  ['1 Main St\nSpringfield, IL 62704', 'US', true],
  ['12345 Main St', 'US', false],
  ['Keizersgracht 1\n1015 CJ Amsterdam', 'NL', true],
  ['广州市天河区体育东路1号\n广州', 'CN', true],
  ['Cra 15 # 93-47\nBogotá', 'CO', true],
  ['Cra 15 # 93-47', 'CO', false],
  ['Somewhere 1\nTown', null, true],
  ['', 'ES', false],
])('%j in %s: %s', (address, country, has) => expect(hasTown(address, country)).toBe(has));
