import { setTimeout as pause } from 'node:timers/promises';
import type { Schemas } from '#client';
import type { PartyId } from '#core/party';
import { IDLE_MS, type Desk } from './customs-desk.ts';
import type { Officer, People } from './customs-house.ts';

type Desks = Exclude<Officer, 'leader'>;

/** A command of an officer, and what it leaves in the journal. */
interface Decided {
  readonly trace?: string;
  readonly body: Schemas['Decision'];
}

/** One in so many lies until its time is over: nobody looks at it, so that clocks do. */
const LYING_EACH = 6;
export const isLeftLying = (number: string): boolean => Number(number.slice(0, 11)) % LYING_EACH === 0;

const QUEUES: Readonly<Record<Desks, string>> = {
  documents: 'underDocumentCheck,awaitingDocuments',
  inspection: 'underInspection,awaitingDocuments,discrepancyFound',
};

export async function liveAsOfficer(desk: Desk, officer: Desks): Promise<void> {
  while (!desk.isStopping()) {
    const answered = desk.chance(0.4) ? await answerAsked(desk, officer) : await workQueue(desk, officer);
    if (!answered) await pause(IDLE_MS);
  }
}

/** What came first may lie, until its time has passed. */
async function workQueue(desk: Desk, officer: Desks): Promise<boolean> {
  const page = await desk.read<{ readonly items: readonly Schemas['DeclarationSummary'][]; readonly asOf: string }>(
    (people) =>
      people[officer].GET('/api/v1/cases', {
        params: { query: { status: QUEUES[officer], limit: 100 } },
        parseAs: 'text',
      }),
  );
  const cases = page?.items.filter(
    ({ channel, number, dueAt }) =>
      (channel === 'red') === (officer === 'inspection') &&
      (!isLeftLying(number) || (dueAt !== null && dueAt < page.asOf)),
  );
  const chosen = cases?.[Math.floor(desk.random.next() * cases.length)];
  if (!chosen) return false;
  await decide(desk, officer, chosen.number, decisionOn(desk, officer, desk.nextMark()));
  return true;
}

const decide = (desk: Desk, officer: Officer, number: string, { trace, body }: Decided): Promise<unknown> =>
  desk.send({
    ...(trace !== undefined && { trace }),
    isKeyed: true,
    ask: (people, headers) =>
      people[officer].POST('/api/v1/cases/{number}/decisions', {
        params: { path: { number } },
        headers,
        body,
        parseAs: 'text',
      }),
  });

function decisionOn(desk: Desk, officer: Desks, mark: string): Decided {
  const way = desk.random.next();
  if (way < 0.2) {
    const documents = [{ typeCode: 'INV', note: 'n' }];
    return { trace: `DocumentsRequested:${mark}`, body: { action: 'requestDocuments', reason: mark, documents } };
  }
  if (way < 0.3)
    return {
      trace: `AmendmentInstructed:${mark}`,
      body: { action: 'instructAmendment', kind: 'amend', text: mark, lines: [] },
    };
  if (officer === 'documents') return { trace: `ControlAccepted:${mark}`, body: { action: 'accept', reason: mark } };
  const conforms = desk.chance(0.75);
  const lines = conforms ? [] : [{ sequence: 1, note: 'n' }];
  return { trace: `FindingRecorded:${mark}`, body: { action: 'recordFinding', conforms, note: mark, lines } };
}

/** Answers something that a trader asked for: both officers may take the same, and one of them comes too late. */
async function answerAsked(desk: Desk, officer: Desks): Promise<boolean> {
  const waiting = [...desk.asked].filter((number) => !isLeftLying(number));
  const number = waiting[Math.floor(desk.random.next() * waiting.length)];
  if (number === undefined) return false;
  const shown = await desk.read<{ readonly view: Schemas['DeclarationView'] }>((people) =>
    people[officer].GET('/api/v1/cases/{number}', { params: { path: { number } }, parseAs: 'text' }),
  );
  if (!shown) return false;
  const { version } = shown.view;
  const { asked } = shown.view.summary;
  const reason = desk.nextMark();
  if (asked.includes('amendment')) {
    // What is accepted bears the mark of the trader who asked.
    await decide(
      desk,
      officer,
      number,
      desk.chance(0.8)
        ? { body: { action: 'acceptAmendment', version } }
        : { trace: `AmendmentRejected:${reason}`, body: { action: 'rejectAmendment', reason } },
    );
  } else if (asked.includes('cancellation')) {
    await decide(
      desk,
      officer,
      number,
      desk.chance(0.6)
        ? {
            trace: `Cancelled:${reason}`,
            body: { action: 'cancel', version, groundCode: 'NOT_CARRIED_OUT', reason },
          }
        : { trace: `CancellationRejected:${reason}`, body: { action: 'rejectCancellation', reason } },
    );
  } else desk.asked.delete(number);
  return true;
}

/** Below what some traders come to owe at a time, so that a guarantee runs out now and then. */
const GUARANTEE_AMOUNT = '4000000000';
const BANK = 'BANKL';

/** Records a letter of a bank for each party, and orders to be paid back what is owed back. */
export async function liveAsLeader(desk: Desk): Promise<void> {
  for (const [index, { id }] of desk.world.traders.entries()) {
    if (desk.isStopping()) return;
    await recordLetter(desk, id as PartyId, `${BANK}-2026-CR-${index}`);
  }
  while (!desk.isStopping()) {
    const number = [...desk.owed][0];
    if (number !== undefined) {
      desk.owed.delete(number);
      const reason = desk.nextMark();
      await decide(desk, 'leader', number, {
        trace: `RefundOrdered:${reason}`,
        body: { action: 'orderRefund', reason },
      });
    } else {
      // Whoever does nothing for long is signed out.
      await desk.read((people: People) =>
        people.leader.GET('/api/v1/cases', { params: { query: { limit: 1 } }, parseAs: 'text' }),
      );
      await pause(IDLE_MS * 5);
    }
  }
}

async function recordLetter(desk: Desk, principalId: PartyId, id: string): Promise<void> {
  const body = {
    id,
    kind: 'general',
    principalId,
    bankCode: BANK,
    amount: GUARANTEE_AMOUNT,
    validFrom: '2026-01-01',
    validTo: '2027-12-31',
  } as const;
  const seen = await desk.send({
    trace: `GuaranteeIssued:${id}`,
    isKeyed: true,
    ask: (people, headers) =>
      people.leader.POST('/api/v1/guarantees', { headers, body: body as never, parseAs: 'text' }),
  });
  if (seen.status === 'accepted') desk.guarantees.set(principalId, id);
}
