import { expect, it } from 'vitest';
import { countryOfMachine, currencyOfCountry } from '../../src/renderer/format/countries.ts';

it('guesses country and currency from the languages of the machine', () => {
  expect(countryOfMachine(['es-ES', 'en'])).toBe('ES');
  expect(countryOfMachine(['en', 'zh-Hans-CN'])).toBe('CN');
  expect(countryOfMachine(['en'])).toBeNull();
  expect(currencyOfCountry('LV')).toBe('EUR');
  expect(currencyOfCountry('GB')).toBe('GBP');
  expect(currencyOfCountry('AQ')).toBeNull();
});
