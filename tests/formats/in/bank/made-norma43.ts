/**
 * Norma 43 made field by field from the published description (AEB, edition of 2012), so that a test
 * says what it is about and nothing about columns.
 */
const digits = (value: number, width: number): string => String(value).padStart(width, '0');
const text = (value: string, width: number): string => value.padEnd(width).slice(0, width);
const signed = (minor: number): string => `${minor < 0 ? 1 : 2}${digits(Math.abs(minor), 14)}`;

export interface MadeEntry {
  readonly on?: string;
  readonly valueOn?: string;
  readonly minor: number;
  readonly concept?: string;
  readonly document?: string;
  readonly references?: readonly [string, string];
  readonly texts?: readonly string[];
  /** ISO 4217 number and amount of record 24. */
  readonly origin?: readonly [string, number];
}

export interface MadeAccount {
  /** Entity, office and account: 18 characters. */
  readonly account?: string;
  readonly currency?: string;
  readonly holder?: string;
  readonly opening?: number;
  readonly entries: readonly MadeEntry[];
  /** What record 33 says instead of what is true. */
  readonly stated?: Partial<Record<'outs' | 'out' | 'ins' | 'in' | 'closing', number>>;
}

export const SANTANDER = '004900015012345678';
export const CAIXA = '210004180200051332';

export function n43Account(made: MadeAccount): string[] {
  const { account = CAIXA, currency = '978', holder = 'FLORES DEL NORTE SL', opening = 0 } = made;
  const sum = (minors: readonly number[]): number => minors.reduce((total, one) => total + one, 0);
  const outs = made.entries.map(({ minor }) => minor).filter((minor) => minor < 0);
  const ins = made.entries.map(({ minor }) => minor).filter((minor) => minor >= 0);
  const stated = {
    outs: outs.length,
    out: -sum(outs),
    ins: ins.length,
    in: sum(ins),
    closing: opening + sum(outs) + sum(ins),
    ...made.stated,
  };
  return [
    `11${account}260301260331${signed(opening)}${currency}3${text(holder, 26)}   `,
    ...made.entries.flatMap((entry) => {
      const {
        on = '260305',
        valueOn = on,
        minor,
        concept = '04000',
        document = '',
        references = ['', ''],
        texts = [],
        origin,
      } = entry;
      const records = [
        `22    ${account.slice(4, 8)}${on}${valueOn}${concept}${signed(minor)}${document.padStart(10, '0')}${references[0].padStart(12, '0')}${text(references[1], 16)}`,
      ];
      for (let at = 0; at < texts.length; at += 2)
        records.push(
          `23${digits(at / 2 + 1, 2)}${text(texts[at] ?? '', 38)}${text(texts[at + 1] ?? '', 38)}`,
        );
      if (origin !== undefined)
        records.push(`2401${origin[0]}${digits(origin[1], 14)}${text('', 59)}`);
      return records;
    }),
    `33${account}${digits(stated.outs, 5)}${digits(stated.out, 14)}${digits(stated.ins, 5)}${digits(stated.in, 14)}${signed(stated.closing)}${currency}    `,
  ];
}

export const n43File = (accounts: readonly MadeAccount[]): string => {
  const records = accounts.flatMap(n43Account);
  return [...records, `88${'9'.repeat(18)}${digits(records.length, 6)}${text('', 54)}`, ''].join(
    '\r\n',
  );
};
