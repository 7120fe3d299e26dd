import { describe, expect, it } from 'vitest';
import type { BankLine } from '../../../../src/domain/bank/bank-file.ts';
import { mtLine } from './made-mt940.ts';

describe(':86: in the dialects of banks', () => {
  const said = (...lines: readonly string[]): Partial<BankLine> => {
    const line = mtLine(`:61:2603040304C1,00NTRFNONREF\n${lines.join('\n')}`);
    return {
      text: line.text,
      counterpartyName: line.counterpartyName,
      counterpartyAccount: line.counterpartyAccount,
      counterpartyBank: line.counterpartyBank,
      endToEndId: line.endToEndId,
      mandateId: line.mandateId,
      structuredReference: line.structuredReference,
    };
  };
  const nothing = {
    text: '',
    counterpartyName: '',
    counterpartyAccount: '',
    counterpartyBank: '',
    endToEndId: '',
    mandateId: '',
    structuredReference: '',
  };

  it('German, wrapped anywhere', () => {
    expect(
      said(
        ':86:166?00GUTSCHRIFT?109075?20EREF+E-1042?21MREF+M-7?22SVWZ+RECHNUNG',
        ' INV-1042 KDN?23R 12?30DEUTDEDB?31DE89370400440532013000?32Müller Bl',
        'umen?33 GmbH',
      ),
    ).toEqual({
      ...nothing,
      text: 'RECHNUNG INV-1042 KDN R 12',
      counterpartyName: 'Müller Blumen GmbH',
      counterpartyAccount: 'DE89370400440532013000',
      counterpartyBank: 'DEUTDEDB',
      endToEndId: 'E-1042',
      mandateId: 'M-7',
    });
  });

  it('German: a full part runs on into the next, a short one does not', () => {
    expect(said(':86:166?20SVWZ+RECHNUNGEN INV-1042 UN?21D INV-1043?22DANKE').text).toBe(
      'RECHNUNGEN INV-1042 UND INV-1043 DANKE',
    );
  });

  it('between slashes', () => {
    expect(
      said(
        ':86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/',
        'BLOEM BV/REMI/FACTUUR INV-1042/EREF/E-1',
      ),
    ).toEqual({
      ...nothing,
      text: 'FACTUUR INV-1042',
      counterpartyName: 'BLOEM BV',
      counterpartyAccount: 'NL91ABNA0417164300',
      counterpartyBank: 'ABNANL2A',
      endToEndId: 'E-1',
    });
    expect(
      said(
        ':86:/CNTP/NL91ABNA0417164300/ABNANL2A/BLOEM BV/UTRECHT//REMI/STRD/CUR/1234567890123456/',
      ),
    ).toMatchObject({
      counterpartyName: 'BLOEM BV',
      counterpartyAccount: 'NL91ABNA0417164300',
      structuredReference: '1234567890123456',
    });
    expect(
      said(':86:/EREF/NOTPROVIDED/BENM//NAME/JOHN DOE/REMI/Factuur INV-1/ISDT/2026-03-04'),
    ).toEqual({
      ...nothing,
      text: 'Factuur INV-1',
      counterpartyName: 'JOHN DOE',
    });
  });

  it('Polish, Knab, SNS, PostFinance, and plain text', () => {
    expect(
      said(
        ':86:911 PRZELEW; Z RACH.: ',
        '56114010810000267002001001; OD: JAN NOWAK; TYT.: FAKTURA INV-1042; TNR: 1',
      ),
    ).toMatchObject({
      text: 'FAKTURA INV-1042',
      counterpartyName: 'JAN NOWAK',
      counterpartyAccount: '56114010810000267002001001',
    });
    expect(said(':86:FACTUUR INV-1042', 'REK: NL91ABNA0417164300/NAAM: BLOEM BV')).toEqual({
      ...nothing,
      text: 'FACTUUR INV-1042',
      counterpartyName: 'BLOEM BV',
      counterpartyAccount: 'NL91ABNA0417164300',
    });
    expect(said(':86:NL91ABNA0417164300 bloem bv', ' ', 'factuur inv-1042', ' ')).toEqual({
      ...nothing,
      text: 'factuur inv-1042',
      counterpartyName: 'bloem bv',
      counterpartyAccount: 'NL91ABNA0417164300',
    });
    expect(said(':86:GIRO AUFTRAGGEBER: JANE DOE MITTEILUNGEN: RECHNUNG 7')).toMatchObject({
      text: 'GIRO AUFTRAGGEBER: JANE DOE MITTEILUNGEN: RECHNUNG 7',
      counterpartyName: 'JANE DOE',
    });
    expect(said(':86:Payment of INV-1042', ':86:and INV-1043')).toMatchObject({
      text: 'Payment of INV-1042 and INV-1043',
    });
  });

  it('a time of day that was wrapped is text, not a field', () => {
    expect(said(':86:paid 2026-03-04T13', ':20:11 thank you').text).toBe(
      'paid 2026-03-04T13 :20:11 thank you',
    );
  });

  it(':NS: instead of it', () => {
    expect(said(':NS:01Rechnung', '02INV-1042', '15Müller', '17Gutschrift')).toMatchObject({
      text: 'Rechnung INV-1042',
      counterpartyName: 'Müller',
    });
  });
});
