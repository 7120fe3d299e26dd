/** `17`: the number of a bank line, as `duebook match` prints it. */
import { usage } from '../terminal/refusal.ts';

export function lineArgument(text: string): number {
  const lineId = Number(text);
  if (Number.isSafeInteger(lineId) && lineId > 0) return lineId;
  throw usage(`"${text}" is not the number of a bank line; "duebook match" prints them`);
}
