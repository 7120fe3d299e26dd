/**
 * A small CAMT.053 written in the test itself: an invented account, an opening balance, booked lines.
 *
 *     camtFile({ iban, opening: 1000_00, lines: [{ on: '2026-11-18', minor: 121000, payer: 'Sol', text: 'INV-7' }] })
 */
export interface CamtLine {
  /** ISO date of the booking. */
  readonly on: string;
  /** Minor units of EUR; negative: money out. */
  readonly minor: number;
  readonly payer: string;
  readonly payerAccount?: string;
  readonly text: string;
}

export interface CamtFile {
  readonly iban: string;
  readonly number: string;
  readonly from: string;
  readonly to: string;
  /** Minor units. */
  readonly opening: number;
  readonly lines: readonly CamtLine[];
}

const decimal = (minor: number): string =>
  `${Math.trunc(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`;
const side = (minor: number): string => (minor < 0 ? 'DBIT' : 'CRDT');
const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const balance = (code: string, minor: number, on: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${decimal(minor)}</Amt>` +
  `<CdtDbtInd>${side(minor)}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;

function entry(line: CamtLine, index: number): string {
  const party = line.minor < 0 ? 'Cdtr' : 'Dbtr';
  const account =
    line.payerAccount === undefined
      ? ''
      : `<${party}Acct><Id><IBAN>${line.payerAccount}</IBAN></Id></${party}Acct>`;
  return (
    `<Ntry><Amt Ccy="EUR">${decimal(line.minor)}</Amt><CdtDbtInd>${side(line.minor)}</CdtDbtInd>` +
    `<Sts>BOOK</Sts><BookgDt><Dt>${line.on}</Dt></BookgDt><ValDt><Dt>${line.on}</Dt></ValDt>` +
    `<AcctSvcrRef>REF${index}</AcctSvcrRef><BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>` +
    `<NtryDtls><TxDtls><Refs><EndToEndId>E2E${index}</EndToEndId></Refs>` +
    `<Amt Ccy="EUR">${decimal(line.minor)}</Amt><CdtDbtInd>${side(line.minor)}</CdtDbtInd>` +
    `<RltdPties><${party}><Nm>${xml(line.payer)}</Nm></${party}>${account}</RltdPties>` +
    `<RmtInf><Ustrd>${xml(line.text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
  );
}

export function camtFile(file: CamtFile): string {
  const closing = file.lines.reduce((sum, line) => sum + line.minor, file.opening);
  return (
    `<?xml version="1.0" encoding="UTF-8"?>` +
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>` +
    `<GrpHdr><MsgId>M${file.number}</MsgId><CreDtTm>${file.to}T20:00:00</CreDtTm></GrpHdr>` +
    `<Stmt><Id>S${file.number}</Id><ElctrncSeqNb>${file.number}</ElctrncSeqNb>` +
    `<CreDtTm>${file.to}T20:00:00</CreDtTm>` +
    `<FrToDt><FrDtTm>${file.from}T00:00:00</FrDtTm><ToDtTm>${file.to}T23:59:59</ToDtTm></FrToDt>` +
    `<Acct><Id><IBAN>${file.iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>` +
    balance('OPBD', file.opening, file.from) +
    balance('CLBD', closing, file.to) +
    file.lines.map(entry).join('') +
    `</Stmt></BkToCstmrStmt></Document>`
  );
}
