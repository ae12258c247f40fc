import { DECLARATION_STREAM, type Channel, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { declarationRef, readReversible, type InForce, type Reversible } from '#core/clearance';
import { plainDate } from '#core/kernel';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, type ActorName, type ClearanceBench } from './clearance.ts';

/** Clearance over memory with what tests of decisions do again and again: lodge, pay, look, and take a decision back. */
export function decisionStage() {
  const bench = clearanceBench();
  const send = (by: ActorName, type: string, data: object): readonly string[] => {
    const result = bench.submit({ type, data, actor: ACTORS[by] });
    return result.ok ? [] : result.error.map(({ code }) => code);
  };
  const state = (number: DeclarationNumber) => bench.state<DeclarationState>(declarationRef(number));
  const history = (number: DeclarationNumber) =>
    bench.events.filter(({ stream }) => stream.type === DECLARATION_STREAM && stream.id === number);
  const inForce = (number: DeclarationNumber) => inForceOf(bench, state(number)?.documentPosition ?? '');
  const reversibleAt = (number: DeclarationNumber, position: string): Reversible =>
    readReversible(history(number), position) ?? {
      decision: position,
      decisionType: 'ControlAccepted',
      restores: { kind: 'control' },
    };
  return {
    bench,
    send,
    state,
    inForce,
    last: (number: DeclarationNumber) => history(number).at(-1),
    lodged: (channel: Channel): DeclarationNumber => {
      const declaration = declarationFor(channel, 'REVERSED');
      const result = bench.submit({
        type: 'declaration.lodge',
        data: { declaration, register: true },
        actor: ACTORS.trader,
      });
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return (result.value.answer as { readonly number: DeclarationNumber }).number;
    },
    paid: (number: DeclarationNumber, amount: string): void =>
      void send('bank', 'payment.receive', {
        bankCode: BANK_ID,
        bankMessageId: `M-${bench.events.length}`,
        paymentReference: state(number)?.paymentReference,
        payerName: 'p',
        amount,
      }),
    /** The last decision in effect, or the one at this place among them. */
    reverse: (by: ActorName, number: DeclarationNumber, index = -1): readonly string[] => {
      const position = state(number)?.decisions?.at(index)?.position ?? '0';
      const reversible = reversibleAt(number, position);
      return send(by, 'case.reverse', { number, inForce: inForce(number), reversible, reason: 'sai sót' });
    },
    reversibleAt,
  };
}

function inForceOf(bench: ClearanceBench, position: string): InForce {
  const event = bench.events.find((found) => found.position.toString() === position);
  const data = event?.data as unknown as Omit<InForce, 'position'>;
  return {
    position,
    declaration: data.declaration,
    legalDate: data.legalDate ?? plainDate('2026-11-21'),
    selection: data.selection ?? null,
  };
}
