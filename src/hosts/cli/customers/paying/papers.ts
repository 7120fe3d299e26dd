/**
 * `duebook customer papers CODE`: without which papers the customer does not pay (domain-rules.md 1.2
 * R08). `attach` is for files that are kept.
 *
 *     No.  Kind         Label       Days before  Copies
 *       1  vat_invoice  with stamp            5       2
 */
import { DOCUMENT_KINDS } from '../../../../contract/values.ts';
import type { AddCommand } from '../../terminal/command.ts';
import { onlyGiven } from '../../terminal/flag-names.ts';
import { numberColumn, numberedTable } from '../../terminal/table.ts';
import { answer, verb } from '../../terminal/verb.ts';
import { oneOf, wholeWithin } from '../../terminal/words.ts';
import { listEdit, profilePart, withList, type ListFlags, type Profile } from './profile-part.ts';

type Paper = Profile['documents'][number];

interface Flags extends ListFlags {
  readonly kind?: string;
  readonly label?: string;
  readonly daysBefore?: string;
  readonly copies?: string;
}

const FIELDS = {
  kind: 'kind',
  label: 'label',
  daysBefore: 'leadDays',
  copies: 'copies',
} as const;

const WORDS = { entry: 'paper', add: 'kind' } as const;

export const papersText = ({ documents }: Profile): string =>
  documents.length === 0
    ? 'no papers are asked for\n'
    : numberedTable<Paper>(
        [
          { header: 'Kind', of: (row) => row.kind },
          { header: 'Label', of: (row) => row.label },
          numberColumn('Days before', (row) => row.leadDays),
          numberColumn('Copies', (row) => row.copies),
        ],
        documents,
      );

const detailsOf = ({ kind, label, daysBefore, copies }: Flags): Partial<Paper> =>
  onlyGiven<Paper>({
    kind: kind === undefined ? undefined : oneOf(DOCUMENT_KINDS, kind, '--kind'),
    label,
    leadDays:
      daysBefore === undefined ? undefined : wholeWithin(daysBefore, 0, 365, '--days-before'),
    copies: copies === undefined ? undefined : wholeWithin(copies, 1, 99, '--copies'),
  });

export const addPapers: AddCommand = (customer) => {
  withList(verb(customer, 'papers', 'papers the customer needs before it pays'), WORDS)
    .argument('<code>', 'the customer')
    .option('--kind <kind>', `as with --add: ${DOCUMENT_KINDS.join(', ')}`)
    .option('--label <text>', 'what it is called there, like "with stamp"')
    .option('--days-before <days>', 'how long before the due date it has to be there')
    .option('--copies <number>', 'how many')
    .action(async (code: string, flags: Flags) => {
      const edit = listEdit<Paper>(
        flags,
        FIELDS,
        { ...WORDS, where: `customer papers ${code}` },
        {
          details: detailsOf(flags),
          made: (kind) => ({
            kind: oneOf(DOCUMENT_KINDS, kind, '--add'),
            label: '',
            leadDays: 0,
            copies: 1,
          }),
        },
      );
      const { profile } = await profilePart(
        flags,
        code,
        FIELDS,
        edit && ((before) => ({ ...before, documents: edit(before.documents) })),
      );
      answer(flags, { customer: code, documents: profile.documents }, () => papersText(profile));
    });
};
