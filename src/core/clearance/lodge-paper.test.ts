import { amountDue, type Channel, type Declaration, type DeclarationNumber, type PaperEntry } from '#core/declaration';
import { instant, plainDate } from '#core/kernel';
import { ACTORS, declarationFor, type ActorName } from '#tests/support/clearance';
import { decisionStage } from '#tests/support/decision-stage';
import { describe, expect, test } from 'vitest';

const PAPER: PaperEntry = { number: 'GIAY-0007', on: plainDate('2026-11-19'), acceptedBy: 'Công chức Thử' };

function stage() {
  const { bench, ...more } = decisionStage();
  const enter = (
    by: ActorName,
    paper: Partial<PaperEntry> = {},
    { channel = 'yellow', ground, declaration }: Partial<Entered> = {},
  ) =>
    bench.submit({
      type: 'declaration.lodgePaper',
      data: {
        declaration: declaration ?? declarationFor('green', 'PAPER'),
        paper: { ...PAPER, ...paper },
        channel,
        ...(ground !== undefined && { replacedGround: ground }),
      },
      actor: ACTORS[by],
    });
  const entered = (...given: Parameters<typeof enter>): DeclarationNumber => {
    const result = enter(...given);
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return (result.value.answer as { readonly number: DeclarationNumber }).number;
  };
  const refused = (...given: Parameters<typeof enter>): readonly string[] => {
    const result = enter(...given);
    return result.ok ? [] : result.error.map(({ code }) => code);
  };
  return { bench, entered, refused, ...more };
}
interface Entered {
  readonly channel: Channel;
  readonly ground: string;
  readonly declaration: Declaration;
}

describe('what was accepted on paper', () => {
  test('is registered with the day of the paper as its tax point, in the channel decided on paper', () => {
    const { entered, state, inForce } = stage();
    const number = entered('documents');
    expect(state(number)).toMatchObject({ channel: 'yellow', status: 'underDocumentCheck', paper: PAPER });
    expect(inForce(number).legalDate).toBe('2026-11-19');
    expect(state(number)?.head.submitterId).toBe(state(number)?.head.importerId);
  });

  test('has left where it was released on paper, and its duty is still owed', () => {
    const { entered, state, bench } = stage();
    const number = entered('inspection', { releasedAt: instant('2026-11-20T02:00:00Z') }, { channel: 'red' });
    const now = state(number);
    expect(now).toMatchObject({ channel: 'red', status: 'released', controlPassed: true });
    expect(now && amountDue(now)).toBeGreaterThan(0n);
    expect(bench.events.at(-1)).toMatchObject({ type: 'Released', data: { basis: 'paper' } });
  });

  test('is entered once, by the office that accepted it and nobody else', () => {
    const { entered, refused, bench, state, inForce, send, reverse } = stage();
    for (const by of ['trader', 'elsewhere', 'interested'] as const) expect(refused(by)).toEqual(['ACC-001']);
    const number = entered('documents');
    const again = declarationFor('green', 'PAPER-AGAIN');
    expect(refused('documents', {}, { declaration: again })).toEqual(['PAP-001']);
    expect(bench.holder({ key: 'paper-declaration', value: '02CI|GIAY-0007' })).toBe(number);
    send('leader', 'case.cancel', { number, inForce: inForce(number), groundCode: 'NO_PERMIT', reason: 'nhập nhầm' });
    const corrected = entered('documents', {}, { declaration: again });
    expect(state(corrected)?.paper).toEqual(PAPER);
    expect(reverse('deputy', number)).toEqual(['PAP-001']);
  });

  test('bears a day that is not to come and not long past, and left no earlier than that', () => {
    const { refused } = stage();
    expect(refused('documents', { on: plainDate('2026-11-22') })).toEqual(['PAP-002']);
    expect(refused('documents', { on: plainDate('2026-10-21') })).toEqual(['PAP-002']);
    expect(refused('documents', { releasedAt: instant('2026-11-18T02:00:00Z') })).toEqual(['PAP-003']);
    expect(refused('documents', { releasedAt: instant('2026-11-21T03:00:01Z') })).toEqual(['PAP-003']);
  });

  test('takes the place of a declaration that the failure cut short, and of no other', () => {
    const { entered, refused, lodged, send, inForce, state } = stage();
    const replaces = lodged('yellow');
    const declaration = declarationFor('yellow', 'REVERSED');
    expect(refused('documents', { replaces }, { declaration, ground: 'SYSTEM_FAILURE' })).toContain('PAP-004');
    const cancelled = { number: replaces, inForce: inForce(replaces), groundCode: 'SYSTEM_FAILURE', reason: 'sự cố' };
    expect(send('documents', 'case.cancel', cancelled)).toEqual([]);
    expect(refused('documents', { replaces }, { declaration, ground: 'DUPLICATE' })).toEqual(['PAP-004']);
    const number = entered('documents', { replaces }, { declaration, ground: 'SYSTEM_FAILURE' });
    expect(state(number)?.paper?.replaces).toBe(replaces);
  });

  test('is refused for what is wrong in it, by the law of its day', () => {
    const { refused } = stage();
    const declaration = { ...declarationFor('green', 'WRONG'), goodsItems: [] };
    expect(refused('documents', {}, { declaration }).length).toBeGreaterThan(0);
  });
});
