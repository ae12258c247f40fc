import type { PartyHistoryServices } from './services.ts';
import { oldestDay, removeDay, type UncountedDay } from './sql.ts';
import { SYSTEM } from '#core/access';
import type { PlainDate } from '#core/kernel';
import type { CountParty } from '#core/party';
import type { Answer } from '#server/platform/engine';

/** Counted together: as many as the writer takes into one batch. */
const PARTIES_PER_ROUND = 200;

/**
 * Sends `party.count` for every finished day, oldest first. The key stands for party and day, and a party takes days only in
 * order, so that a day is counted once whatever is repeated. What a party refuses is reported and put aside (the engine
 * keeps it among the refused submissions); what is merely not answered is tried again the next time, before later days.
 */
export async function countFinishedDays(
  { engine, pool, cell, token, onRefused }: PartyHistoryServices,
  today: PlainDate,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    const days = await oldestDay(pool, cell, today, PARTIES_PER_ROUND);
    const [first] = days;
    if (!first) return;
    const answers = await Promise.all(
      days.map((day) =>
        engine.submit(
          { type: 'party.count', data: countOf(day), actor: SYSTEM },
          {
            sender: SYSTEM.userId,
            key: `party-count-${token(`party-count|${day.party_id}|${day.day}`)}`,
            trafficClass: 'internal',
          },
        ),
      ),
    );
    const settled = days.filter((day, index) => {
      const answer = answers[index];
      const codes = answer && refusalOf(answer);
      if (codes) onRefused({ day: day.day, codes });
      return codes !== undefined || answer?.status === 'accepted';
    });
    await removeDay(
      pool,
      cell,
      first.day,
      settled.map((day) => day.party_id),
    );
    if (settled.length < days.length)
      throw new Error(`${days.length - settled.length} parties could not be counted now`);
  }
}

/** `conflict`: the day was counted with other figures, so something stamped on it came when it was over. */
function refusalOf(answer: Answer): string | undefined {
  if (answer.status === 'conflict') return 'conflict';
  return answer.status === 'refused' ? answer.refusals.map(({ code }) => code).join(' ') : undefined;
}

const countOf = (day: UncountedDay): CountParty => ({
  id: day.party_id,
  through: day.day,
  declarations: day.declarations,
  lowValueDeclarations: day.low_value_declarations,
  findings: day.findings,
  penalties: day.penalties,
  penaltyTotal: day.penalty_total,
  latePayments: day.late_payments,
  lateAnswers: day.late_answers,
  corrections: day.corrections,
  headings: day.headings,
  origins: [...day.origins],
  lastDeclarationOn: day.declarations > 0 ? day.day : null,
  lastFindingOn: day.findings > 0 ? day.day : null,
});
