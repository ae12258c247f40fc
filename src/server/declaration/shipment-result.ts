import type { ShipmentRecord } from './read-shipment.ts';
import { StatusSchema, wholeAmount, type AmendmentAnswerSchema } from './schemas.ts';
import type { ShownStatus } from '#core/clearance';
import { GOODS_ITEMS_MAX, type DeclarationNumber } from '#core/declaration';
import { legalDate, wholeUnits, type Refusal, type Refusals } from '#core/kernel';
import { withLegalBases } from '#core/reference';
import type { Answer } from '#server/platform/engine';
import { acceptedOf, type Services } from '#server/platform/services';
import type { FastifyReply } from 'fastify';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const taxes = Type.Array(Type.Object({ taxType: Type.String(), payable: wholeAmount }));

/** What became of a step that was taken on the declarations of a shipment, of each of them. */
export const ShipmentResultSchema = Type.Object(
  {
    number: Type.String({ description: 'The number of the first declaration' }),
    /** The declarations that it touched; the others are left alone. */
    parts: Type.Array(
      Type.Object({
        number: Type.String(),
        branch: Type.Integer(),
        /** `unanswered`: not known to be done; send the same request again with the same Idempotency-Key. */
        outcome: Type.Union([Type.Literal('accepted'), Type.Literal('refused'), Type.Literal('unanswered')]),
        status: nullable(StatusSchema),
        version: nullable(Type.Integer()),
        difference: taxes,
        /** Lines are named by their place in the shipment. */
        problems: Type.Array(Type.Unsafe<Refusal>(Type.Ref('Refusal'))),
      }),
    ),
    /** By how much each tax changes over the declarations on which it was accepted. */
    difference: taxes,
    warnings: Type.Array(Type.Ref('Refusal')),
  },
  { $id: 'ShipmentResult' },
);
export type ShipmentResult = Static<typeof ShipmentResultSchema>;
type PartResult = ShipmentResult['parts'][number];

/** The answer for all. Where nothing was accepted on any of them there is none: the problem is thrown that all of them have. */
export function shipmentAnswer(
  services: Pick<Services, 'reference' | 'clock'>,
  reply: FastifyReply,
  { firstNumber, parts }: ShipmentRecord,
  answers: ReadonlyMap<DeclarationNumber, Answer>,
  warnings: Refusals = [],
): ShipmentResult {
  const { country, legalBases } = services.reference.current().reference;
  const today = legalDate(services.clock.now(), country.zoneOffsetMinutes);
  const told = parts.flatMap(({ head: { number } }, part): PartResult[] => {
    const answer = answers.get(number);
    return answer === undefined
      ? []
      : [partResult(number, part, answer, (found) => [...withLegalBases(found, legalBases, today)])];
  });
  if (!told.some(({ outcome }) => outcome === 'accepted')) throwTogether([...answers.values()], told);
  const positions = [...answers.values()].map((answer) => (answer.status === 'accepted' ? answer.position : 0n));
  const position = positions.reduce((last, each) => (each > last ? each : last), 0n);
  // A read that names it sees at least what was done here.
  void reply.header('haidang-position', position.toString());
  return {
    number: firstNumber,
    parts: told,
    difference: summed(told.map(({ difference }) => difference)),
    warnings: [...withLegalBases(warnings, legalBases, today)],
  };
}

function partResult(
  number: DeclarationNumber,
  part: number,
  answer: Answer,
  withBases: (refusals: Refusals) => Refusal[],
): PartResult {
  const common = { number, branch: part + 1, status: null, version: null, difference: [], problems: [] };
  if (answer.status === 'refused')
    return { ...common, outcome: 'refused', problems: withBases(answer.refusals.map((each) => inWhole(each, part))) };
  if (answer.status !== 'accepted') return { ...common, outcome: 'unanswered' };
  // Written by our own handlers: trusted as what they answer.
  const said = JSON.parse(Buffer.from(answer.answer).toString()) as Partial<Static<typeof AmendmentAnswerSchema>> & {
    readonly status?: ShownStatus;
  };
  return {
    ...common,
    outcome: 'accepted',
    status: said.status ?? null,
    version: said.version ?? null,
    difference: said.difference ?? [],
  };
}

/** A refusal of one declaration, with its line named by the place that it has in the shipment. */
function inWhole(refusal: Refusal, part: number): Refusal {
  const before = part * GOODS_ITEMS_MAX;
  const pointer = refusal.pointer.replace(
    /^\/goodsItems\/(\d+)/,
    (_all, index: string) => `/goodsItems/${Number(index) + before}`,
  );
  return { ...refusal, pointer };
}

function throwTogether(answers: readonly Answer[], told: readonly PartResult[]): void {
  const open = answers.find(({ status }) => status !== 'refused' && status !== 'accepted');
  const [first] = answers;
  if (open !== undefined || first === undefined) {
    if (open !== undefined) acceptedOf(open);
    return;
  }
  const byText = new Map(
    told.flatMap(({ problems }) => problems).map((problem) => [problem.code + problem.pointer, problem]),
  );
  acceptedOf({ status: 'refused', refusals: [...byText.values()] });
}

function summed(all: readonly ShipmentResult['difference'][]): ShipmentResult['difference'] {
  const sums = new Map<string, bigint>();
  for (const { taxType, payable } of all.flat()) sums.set(taxType, (sums.get(taxType) ?? 0n) + wholeUnits(payable));
  return [...sums].map(([taxType, payable]) => ({ taxType, payable: payable.toString() }));
}
