import type { AssignmentCause, DeclarationEventData } from '#core/declaration';
import type { Json, Text } from '#core/kernel';

type Assigned = Extract<DeclarationEventData, { readonly type: 'CaseAssigned' }>;

/** Why the house gave a case to an officer by itself, in both languages; undefined where a leader decided it, and wrote why. */
export function assignedBecause(data: Json): Text | undefined {
  const { because, reason } = data as Partial<Assigned>;
  const cause = because ?? causeWritten(reason ?? '');
  return cause && wordsOf(cause);
}

function wordsOf(cause: AssignmentCause): Text {
  switch (cause.kind) {
    case 'unheld':
      return {
        vi: `Phân công tự động: đúng chuyên môn, có mặt, đang giữ ít hồ sơ nhất (${cause.openCases})`,
        en: `Assigned automatically: has the skill, is here today and holds the fewest cases (${cause.openCases})`,
      };
    case 'holderAway':
      return {
        vi: 'Người thụ lý vắng mặt hoặc không còn ở đơn vị',
        en: 'The officer who held it is away or has left the office',
      };
    // Says no more: what ties somebody to whom is not for every colleague.
    case 'holderTied':
      return { vi: 'Người thụ lý không được giữ hồ sơ này', en: 'The officer who held it may not hold this case' };
  }
}

/** Before the journal kept the cause, it kept the Vietnamese sentence alone; what it holds is never changed. */
function causeWritten(reason: string): AssignmentCause | undefined {
  const openCases = /^Phân công tự động: .* \((\d+)\)$/.exec(reason)?.[1];
  if (openCases !== undefined) return { kind: 'unheld', openCases: Number(openCases) };
  return WITHOUT_FIGURES.find((cause) => wordsOf(cause).vi === reason);
}
const WITHOUT_FIGURES: readonly AssignmentCause[] = [{ kind: 'holderAway' }, { kind: 'holderTied' }];
