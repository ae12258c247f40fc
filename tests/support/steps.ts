import { declarationRef, type InForce } from '#core/clearance';
import { declarationNumber, type Channel, type DeclarationState } from '#core/declaration';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, type ActorName, type ClearanceBench } from './clearance.ts';

/** Steps of a declaration taken one after the other, as a test tells them. */
export interface Stepper {
  readonly bench: ClearanceBench;
  /** Must succeed; gives the answer. */
  readonly take: (by: ActorName, type: string, data: object) => Readonly<Record<string, unknown>>;
  /** Must not; gives the codes of the refusals. */
  readonly refused: (by: ActorName, type: string, data: object) => readonly string[];
  readonly state: (number: string) => DeclarationState;
  /** Types of the events of one declaration, the first at the head. */
  readonly history: (number: string) => readonly string[];
  readonly lodged: (channel: Channel, ownReference: string) => string;
  readonly paid: (number: string) => void;
  /** A green import, released because it is paid. */
  readonly released: (ownReference: string) => string;
  /** A document of this type, on the declaration; gives its id. */
  readonly attached: (number: string, typeCode: string) => string;
}

export function stepper(): Stepper {
  const bench = clearanceBench();
  const submit = (by: ActorName, type: string, data: object) => bench.submit({ type, data, actor: ACTORS[by] });
  const take: Stepper['take'] = (by, type, data) => {
    const result = submit(by, type, data);
    if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.error)}`);
    return result.value.answer as Readonly<Record<string, unknown>>;
  };
  const state: Stepper['state'] = (number) => {
    const found = bench.state<DeclarationState>(declarationRef(declarationNumber(number)));
    if (!found) throw new Error(`there is no ${number}`);
    return found;
  };
  const lodged: Stepper['lodged'] = (channel, ownReference) =>
    take('trader', 'declaration.lodge', { declaration: declarationFor(channel, ownReference), register: true })[
      'number'
    ] as string;
  const paid: Stepper['paid'] = (number) =>
    void take('bank', 'payment.receive', {
      bankCode: BANK_ID,
      bankMessageId: `PAID-${number}`,
      paymentReference: state(number).paymentReference,
      payerName: 'Người Nộp Thử',
      amount: state(number).totalPayable,
    });
  return {
    bench,
    take,
    state,
    lodged,
    paid,
    refused: (by, type, data) => {
      const result = submit(by, type, data);
      if (result.ok) throw new Error(`${type} was not refused`);
      return result.error.map(({ code }) => code);
    },
    history: (number) => bench.events.filter(({ stream }) => stream.id === number).map(({ type }) => type),
    released: (ownReference) => {
      const number = lodged('green', ownReference);
      paid(number);
      return number;
    },
    attached: (number, typeCode) => {
      const id = `${typeCode}-${number}`;
      const attachment = { id, typeCode, name: 'n', mediaType: 'application/pdf', sizeBytes: 1 };
      take('trader', 'declaration.attach', { number, attachment });
      return id;
    },
  };
}

/** The version in force, read from the journal as a route reads it. */
export function inForceOn(bench: ClearanceBench, number: string): InForce {
  const position = bench.state<DeclarationState>(declarationRef(declarationNumber(number)))?.documentPosition;
  const data = bench.events.find((event) => event.position.toString() === position)?.data;
  if (position === undefined || data === undefined) throw new Error(`${number} has no version in force`);
  return { ...(data as unknown as Omit<InForce, 'position'>), position };
}
