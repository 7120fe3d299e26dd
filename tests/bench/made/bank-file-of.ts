/**
 * A CAMT.053 file of any size, piece by piece: one statement that adds up, invented throughout.
 *
 *     for (const piece of camtOf({ lines: 50_000, seed: 7 })) …
 *
 * About one kilobyte an entry. One in twenty is a batch of two, one in thirty a charge, the rest are
 * receipts with an invoice number in the text. The same seed gives the same bytes.
 */
import { seeded } from './seeded.ts';

export interface CamtShape {
  /** Number of entries (`<Ntry>`). */
  readonly lines: number;
  readonly seed: number;
}

const NAMES = [
  'Florería Sol',
  'Bloem & Zoon BV',
  'Kafejnīca Ūdens',
  'Weiß GmbH',
  'Harbour Gifts Ltd',
];

const euro = (minor: number): string =>
  `${Math.trunc(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;');

const day = (index: number): string =>
  `2026-${String(1 + (Math.trunc(index / 28) % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;

/** One payment inside an entry. */
const details = (number: number, minor: number, name: string): string => `          <TxDtls>
            <Refs><AcctSvcrRef>BK${number}</AcctSvcrRef><EndToEndId>E2E-${number}</EndToEndId></Refs>
            <Amt Ccy="EUR">${euro(minor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
            <RltdPties>
              <Dbtr><Pty><Nm>${escaped(name)}</Nm></Pty></Dbtr>
              <DbtrAcct><Id><IBAN>ES91210004184502${String(number % 100_000_000).padStart(8, '0')}</IBAN></Id></DbtrAcct>
            </RltdPties>
            <RltdAgts><DbtrAgt><FinInstnId><BICFI>CAIXESBBXXX</BICFI></FinInstnId></DbtrAgt></RltdAgts>
            <RmtInf><Ustrd>Pago factura INV-${100_000 + number} del pedido ${number * 7}</Ustrd></RmtInf>
          </TxDtls>
`;

/** The file in pieces of one entry each. */
export function* camtOf({ lines, seed }: CamtShape): Generator<string> {
  const chance = seeded(seed);
  // The closing balance stands before the entries: two runs of the same chances.
  const entries = seeded(seed);
  let closing = 1_000_000;
  const amountOf = (index: number, next: typeof chance): number => {
    const minor = next.whole(100, 900_000);
    return index % 30 === 29 ? -Math.min(minor, 500) : minor;
  };
  for (let index = 0; index < lines; index += 1) closing += amountOf(index, chance);
  const balance = (type: string, minor: number, on: string): string => `      <Bal>
        <Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>
        <Amt Ccy="EUR">${euro(Math.abs(minor))}</Amt><CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>
        <Dt><Dt>${on}</Dt></Dt>
      </Bal>
`;
  yield `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
  <BkToCstmrStmt>
    <GrpHdr><MsgId>MADE-${seed}</MsgId><CreDtTm>2026-12-31T20:00:00</CreDtTm></GrpHdr>
    <Stmt>
      <Id>MADE-${seed}</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2026-12-31T20:00:00</CreDtTm>
      <FrToDt><FrDtTm>2026-01-01T00:00:00</FrDtTm><ToDtTm>2026-12-31T23:59:59</ToDtTm></FrToDt>
      <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
`;
  yield balance('OPBD', 1_000_000, '2025-12-31') + balance('CLBD', closing, '2026-12-31');
  for (let index = 0; index < lines; index += 1) {
    const minor = amountOf(index, entries);
    const on = day(index);
    const head = `      <Ntry>
        <Amt Ccy="EUR">${euro(Math.abs(minor))}</Amt><CdtDbtInd>${minor < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>
        <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>
        <AcctSvcrRef>NTRY${index}</AcctSvcrRef>
        <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
`;
    const name = NAMES[index % NAMES.length] ?? '';
    const first = index % 20 === 19 ? Math.trunc(minor / 2) : minor;
    const inside =
      minor < 0
        ? '        <AddtlNtryInf>Account keeping</AddtlNtryInf>\n'
        : `        <NtryDtls>\n${details(index * 2, first, name)}${
            first === minor ? '' : details(index * 2 + 1, minor - first, name)
          }        </NtryDtls>\n`;
    yield `${head}${inside}      </Ntry>\n`;
  }
  yield '    </Stmt>\n  </BkToCstmrStmt>\n</Document>\n';
}
