/** A CAMT.053 file around the entries of a test; invented. Entries begin on line 8. */
export interface MadeCamt {
  readonly entries?: string;
  readonly balances?: string;
  readonly namespace?: string;
  readonly account?: string;
}

export const balanceOf = (type: string, amount: string, on: string, mark = 'CRDT'): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`;

export const camtFile = ({
  entries = '',
  balances = '',
  namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08',
  account = '<Id><IBAN>ES91 2100 0418 4502 0005 1332</IBAN></Id><Ccy>EUR</Ccy>',
}: MadeCamt): string => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${namespace}">
<BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId></GrpHdr>
<Stmt><Id>S1</Id><ElctrncSeqNb>12</ElctrncSeqNb>
<Acct>${account}</Acct>
${balances}
${entries}
</Stmt>
</BkToCstmrStmt>
</Document>
`;

/** One entry; `inside` stands behind the usual parts. */
export const entryOf = (
  inside: string,
  { amount = '1210.00', currency = 'EUR', mark = 'CRDT', on = '2026-03-04' } = {},
): string =>
  `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${on}</Dt></BookgDt>${inside}</Ntry>`;
