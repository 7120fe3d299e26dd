/** The gate out of the window, with addresses that have fooled other programs. */
import { expect, test } from '@playwright/test';
import { externalLink } from '../../electron/main/external-link.ts';

const LET_OUT = [
  ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
  ['https://EXAMPLE.com', 'https://example.com/'],
  ['mailto:accounts@example.com', 'mailto:accounts@example.com'],
  [
    'mailto:accounts@example.com?subject=Letter%20L-2026-0001',
    'mailto:accounts@example.com?subject=Letter%20L-2026-0001',
  ],
] as const;

const KEPT_IN = [
  'http://example.com/',
  'file:///etc/passwd',
  'file://host/share/run.exe',
  '\\\\host\\share\\run.exe',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\nscript:alert(1)',
  ' https://example.com/',
  'data:text/html,x',
  'ms-msdt:/id PCWDiagnostic',
  'search-ms:query=x',
  'vbscript:x',
  'smb://host/share',
  'ssh://host',
  'app://duebook/',
  'https://bank.example@evil.example/',
  'https://user:secret@example.com/',
  'https://',
  'https:example.com\\@evil',
  'mailto:',
  'mailto:?subject=x',
  'mailto:a@b.example\r\nBcc: c@d.example',
  'tel:+3712',
  '',
  'nothing',
  `https://example.com/${'a'.repeat(3000)}`,
] as const;

for (const [address, opened] of LET_OUT)
  test(`lets out ${address}`, () => expect(externalLink(address)).toBe(opened));
for (const address of KEPT_IN)
  test(`keeps in ${JSON.stringify(address.slice(0, 60))}`, () =>
    expect(externalLink(address)).toBeNull());
