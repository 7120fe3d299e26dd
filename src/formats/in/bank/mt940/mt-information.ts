/**
 * What the text of an entry (`:86:`, `:NS:`) says, whatever the bank's dialect.
 */

export interface MtInformation {
  readonly text: string;
  readonly endToEndId: string;
  readonly mandateId: string;
  readonly structuredReference: string;
  readonly name: string;
  readonly account: string;
  readonly bank: string;
  /** The bank's transaction code in the text, `166`; or `''`. */
  readonly code: string;
  readonly isReturn: boolean;
}

export const NO_INFORMATION: MtInformation = {
  text: '',
  endToEndId: '',
  mandateId: '',
  structuredReference: '',
  name: '',
  account: '',
  bank: '',
  code: '',
  isReturn: false,
};
