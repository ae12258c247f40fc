import { slipsBetween } from './near-references.ts';
import type { PaymentState } from './payment-state.ts';
import { foldText } from '#core/codes';
import type { DeclarationNumber } from '#core/declaration';

/** Why a declaration may be what somebody meant to pay. Each is a ground of its own; together they weigh more. */
export const CANDIDATE_GROUNDS = [
  'namedByReference',
  'nearReference',
  'sameAmount',
  'taxCode',
  'ownReference',
  'payerName',
] as const;
export type CandidateGround = (typeof CANDIDATE_GROUNDS)[number];

/** A declaration that owes something, as far as a guess looks at it. */
export interface OwingDeclaration {
  readonly number: DeclarationNumber;
  readonly ownReference: string | null;
  readonly principalId: string | null;
  readonly principalName: string | null;
  readonly due: bigint;
}

export interface SuspenseCandidate<Owing extends OwingDeclaration = OwingDeclaration> {
  readonly declaration: Owing;
  readonly grounds: readonly CandidateGround[];
  /** Between what was written and its reference. */
  readonly slips: number;
}

type Credit = Pick<PaymentState, 'paymentReference' | 'payerName' | 'text'>;

/** A reference further off than this is another one. */
const SLIPS_MAX = 2;
/** References of traders shorter than this are found in any text. */
const OWN_REFERENCE_LENGTH_MIN = 4;
const NAME_LENGTH_MIN = 6;
/** What speaks for it, the strongest first: a reference hardly fits by chance, a sum and a name may. */
const WEIGHT: Readonly<Record<CandidateGround, number>> = {
  namedByReference: 8,
  nearReference: 5,
  ownReference: 4,
  sameAmount: 3,
  taxCode: 3,
  payerName: 2,
};

/** Which of these declarations the credit may be for, the likeliest first; one with no ground is none. It guesses, people decide. */
export function suspenseCandidates<Owing extends OwingDeclaration>(
  credit: Credit,
  left: bigint,
  declarations: readonly Owing[],
): readonly SuspenseCandidate<Owing>[] {
  const words = wordsOf(credit);
  return declarations
    .map((declaration) => {
      const slips = slipsBetween(credit.paymentReference, declaration.number);
      return { declaration, slips, grounds: groundsOf(declaration, { words, slips, left }) };
    })
    .filter(({ grounds }) => grounds.length > 0)
    .toSorted(
      (one, other) => weightOf(other) - weightOf(one) || (one.declaration.number < other.declaration.number ? -1 : 1),
    );
}

/** The organisations that the words of a credit name by their tax codes: ten digits, or thirteen of a branch, or twelve of a person. */
export const taxCodesIn = (credit: Credit): readonly string[] => [
  ...new Set(
    `${credit.paymentReference} ${credit.payerName} ${credit.text ?? ''}`.match(
      /(?<!\d)\d{10}(?:-?\d{3})?(?!\d)|(?<!\d)\d{12}(?!\d)/g,
    ),
  ),
];

interface Words {
  readonly all: string;
  readonly codes: readonly string[];
  readonly payer: string;
}

const wordsOf = (credit: Credit): Words => ({
  all: squeezed(`${credit.paymentReference} ${credit.text ?? ''}`),
  codes: taxCodesIn(credit),
  payer: squeezed(credit.payerName),
});

const squeezed = (text: string): string => foldText(text).replaceAll(/[^a-z\d]/g, '');

function groundsOf(
  { ownReference, principalId, principalName, due }: OwingDeclaration,
  { words, slips, left }: { readonly words: Words; readonly slips: number; readonly left: bigint },
): readonly CandidateGround[] {
  const own = squeezed(ownReference ?? '');
  const name = squeezed(principalName ?? '');
  const holds: Readonly<Record<CandidateGround, boolean>> = {
    namedByReference: slips === 0,
    nearReference: slips > 0 && slips <= SLIPS_MAX,
    sameAmount: due > 0n && due === left,
    taxCode: principalId !== null && words.codes.includes(principalId),
    ownReference: own.length >= OWN_REFERENCE_LENGTH_MIN && words.all.includes(own),
    payerName: isNamed(words.payer, name),
  };
  return CANDIDATE_GROUNDS.filter((ground) => holds[ground]);
}

/** Banks cut names short, and add words to them. */
const isNamed = (payer: string, name: string): boolean =>
  Math.min(payer.length, name.length) >= NAME_LENGTH_MIN && (payer.includes(name) || name.includes(payer));

const weightOf = ({ grounds }: Pick<SuspenseCandidate, 'grounds'>): number =>
  grounds.reduce((sum, ground) => sum + WEIGHT[ground], 0);
