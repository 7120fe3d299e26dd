/** How tables of column names are written. */

export type Weighted = readonly (readonly [weight: number, names: string])[];
export type Words = Readonly<Record<string, Weighted>>;
