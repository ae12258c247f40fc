import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SYSTEM } from '#core/access';
import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import type { Actor } from '#core/kernel';
import { ACTORS, clearanceBench, declarationFor, OTHER_ID, TRADER_ID } from '#tests/support/clearance';
import { assignCase, declarationRef, nextHolder, unfitness, type Officer } from './index.ts';

const LEADER: Actor = { ...ACTORS.documents, userId: 'leader', roles: ['officeLeader'] };
const officer = (userId: string, facts: Partial<Officer> = {}): Officer => ({
  userId,
  organisationId: 'CUSTOMS',
  roles: ['documentOfficer'],
  offices: ['02CI'],
  memberOf: ['CUSTOMS'],
  away: false,
  openCases: 0,
  ...facts,
});
const inspector = (userId: string, facts: Partial<Officer> = {}) =>
  officer(userId, { roles: ['inspectionOfficer'], ...facts });

function house(channel: 'yellow' | 'red' | 'green' = 'yellow') {
  const bench = clearanceBench({ handlers: [assignCase], streams: [] });
  const lodged = bench.submit({
    type: 'declaration.lodge',
    data: { declaration: declarationFor(channel, 'HELD'), register: true },
    actor: ACTORS.trader,
  });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const { number } = lodged.value.answer as unknown as { readonly number: DeclarationNumber };
  const assign = (to: Officer, actor: Actor = LEADER) => {
    const result = bench.submit({ type: 'case.assign', data: { number, officer: to, reason: 'chia việc' }, actor });
    return result.ok ? result.value.events.length : result.error.map(({ code }) => code);
  };
  const state = (): DeclarationState => {
    const found = bench.state<DeclarationState>(declarationRef(number));
    if (!found) throw new Error('it is there');
    return found;
  };
  return { bench, number, assign, state };
}

describe('giving a case to an officer', () => {
  test('is the leader’s, or the house’s own, and says who holds it; once is enough', () => {
    const { assign, state } = house();
    expect(assign(officer('a'))).toBe(1);
    expect(assign(officer('a'))).toBe(0);
    expect(state().assignee).toMatchObject({ officerId: 'a' });
    expect(assign(officer('b'), SYSTEM)).toBe(1);
    expect(state().assignee).toMatchObject({ officerId: 'b' });
    for (const actor of [ACTORS.documents, ACTORS.inspection]) expect(assign(officer('a'), actor)).toEqual(['ACC-001']);
    for (const actor of [ACTORS.elsewhere, ACTORS.other]) expect(assign(officer('a'), actor)).toEqual(['LIF-002']);
  });

  test('is refused with its reason: another office or work, an interest, an absence', () => {
    const { assign } = house('red');
    expect(assign(inspector('a', { offices: ['03CC'] }))).toEqual(['ASG-001']);
    expect(assign(officer('a'))).toEqual(['ASG-001']);
    expect(assign(inspector('a', { memberOf: ['CUSTOMS', TRADER_ID] }))).toEqual(['ASG-002']);
    expect(assign(inspector('a', { away: true }))).toEqual(['ASG-003']);
    expect(assign(inspector('a', { memberOf: ['CUSTOMS', OTHER_ID] }))).toBe(1);
  });

  test('that one found amiss goes to another: four eyes', () => {
    const { bench, number, assign } = house('red');
    const finding = { number, conforms: false, lines: [], note: 'thiếu', declaredLines: [1] };
    bench.submit({ type: 'case.recordFinding', data: finding, actor: ACTORS.inspection });
    expect(assign(inspector(ACTORS.inspection.userId))).toEqual(['ASG-004']);
    expect(assign(inspector('second'))).toBe(1);
  });

  test('takes a case: what is released is nobody’s', () => {
    expect(house('green').assign(officer('a'))).toEqual(['LIF-001']);
  });
});

test('what a leader decided stands when the house itself gives out what is nobody’s', () => {
  const { bench, number, assign, state } = house();
  const giveOut = (to: Officer) =>
    bench.submit({
      type: 'case.assign',
      data: { number, officer: to, reason: 'tự động', onlyIfNobodys: true },
      actor: SYSTEM,
    });
  expect(assign(officer('chosen'))).toBe(1);
  expect(giveOut(officer('idle'))).toMatchObject({ ok: true, value: { events: [], answer: { officerId: 'chosen' } } });
  expect(state().assignee).toMatchObject({ officerId: 'chosen' });
});

test('between officers with as much to do no one is always the first', () => {
  const officers = ['a', 'b', 'c', 'd'].map((userId) => officer(userId));
  const held = house().state();
  const drawn = Array.from({ length: 200 }, (_, index) => {
    const number = `1${String(index).padStart(10, '0')}0` as DeclarationNumber;
    return nextHolder({ ...held, head: { ...held.head, number } }, officers)?.userId;
  });
  for (const { userId } of officers) expect(drawn.filter((one) => one === userId).length).toBeGreaterThan(25);
});

test('papers go to those who judge papers, however busy; to who inspects only where nobody else is there, and to a leader last', () => {
  const held = house().state();
  const papers = officer('papers', { openCases: 40 });
  const both = officer('both', { roles: ['documentOfficer', 'inspectionOfficer'], openCases: 50 });
  const goods = inspector('goods');
  const leader = officer('leader', { roles: ['officeLeader', 'documentOfficer'] });
  expect(nextHolder(held, [leader, goods, both, papers])?.userId).toBe('papers');
  expect(nextHolder(held, [leader, goods, both])?.userId).toBe('both');
  expect(nextHolder(held, [leader, goods])?.userId).toBe('goods');
  expect(nextHolder(held, [leader])?.userId).toBe('leader');
  // What the table of rights says is left as it is: a leader may still give it to who inspects.
  expect(unfitness(held, goods)).toBeNull();
});

test('the next to hold a case is one who may, and none who may has less to do', () => {
  const { state } = house();
  const held = state();
  const officers = fc.array(
    fc.record({
      openCases: fc.nat(20),
      away: fc.boolean(),
      offices: fc.constantFrom(['02CI'], ['03CC']),
      memberOf: fc.constantFrom(['CUSTOMS'], ['CUSTOMS', TRADER_ID]),
      roles: fc.constantFrom(['documentOfficer'], ['bank'], ['officeLeader']),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(officers, (facts) => {
      const all = facts.map((one, index) => officer(`u${index}`, one));
      const fit = all.filter((one) => unfitness(held, one) === null);
      const next = nextHolder(held, all);
      expect(next === undefined).toBe(fit.length === 0);
      if (next === undefined) return;
      expect(fit).toContain(next);
      const leads = (one: Officer) => one.roles.includes('officeLeader');
      const asked = fit.some((one) => !leads(one)) ? fit.filter((one) => !leads(one)) : fit;
      expect(asked).toContain(next);
      expect(next.openCases).toBe(Math.min(...asked.map(({ openCases }) => openCases)));
      expect(nextHolder(held, all.toReversed())).toBe(next);
    }),
  );
});
