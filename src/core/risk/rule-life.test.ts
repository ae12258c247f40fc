import type { Role } from '#core/access';
import { approvalHandlers, proposalStream } from '#core/approval';
import { testClock, type Actor, type Json } from '#core/kernel';
import { memoryEngine } from '#tests/support/memory-engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldRuleEvents,
  isRuleEvent,
  nextVersion,
  positionOfRules,
  riskControlStream,
  riskRuleProposal,
  RULE_HANDLERS,
  ruleRef,
  ruleSetVersion,
  rulesAsOf,
  rulesKnown,
  rulesOn,
  ruleStream,
  UNTOUCHED,
  type Rule,
  type RuleEvent,
  type RuleState,
} from './index.ts';

const person = (userId: string, roles: readonly Role[] = ['riskAnalyst']): Actor => ({
  userId,
  organisationId: 'HQ',
  roles,
  offices: [],
  delegations: [],
});
const AN = person('an');
const BINH = person('binh');
const PROGRAM: Actor = { ...person('system', ['system']), organisationId: '' };
const HASH = 'a'.repeat(64);

const rule = (id: string, more: Partial<Rule> = {}): Rule => ({
  id,
  version: 1,
  name: { vi: id, en: id },
  scope: 'line',
  when: "line.hs4 == '2203'",
  effect: { channel: 'yellow' },
  binding: 'ordinary',
  legalBasis: 'Minh họa',
  owner: 'Phòng Quản lý rủi ro',
  validFrom: '2026-01-01',
  validTo: null,
  sensitivity: 'internal',
  ...more,
});
const BEER = rule('BEER');
const LAW = rule('LAW', { binding: 'mandatory', version: 4 });
const SEED = [BEER, LAW];

function desk() {
  const clock = testClock('2026-11-21T02:00:00Z');
  const engine = memoryEngine({
    handlers: [...RULE_HANDLERS, ...approvalHandlers<never>([riskRuleProposal])],
    streams: [ruleStream, riskControlStream, proposalStream],
    reference: { rules: { ruleById: new Map(SEED.map((each) => [each.id, each])) } },
    clock,
    draw: () => 0,
  });
  const send = (actor: Actor, type: string, data: unknown) => {
    const result = engine.submit({ type, data, actor });
    return result.ok
      ? (result.value.answer as { readonly [name: string]: Json })
      : result.error.map(({ code }) => code);
  };
  const events = () => engine.events.filter(isRuleEvent) as readonly RuleEvent[];
  const state = (id: string) => engine.state<RuleState>(ruleRef(id));
  const seedOf = (id: string) => SEED.find((each) => each.id === id) ?? null;
  const adoption = (id: string, more: Partial<Rule> = {}): Json => {
    const known = state(id);
    const over = known === undefined || known.versions.length === 0 ? seedOf(id) : null;
    return {
      action: 'adopt',
      rule: { ...(seedOf(id) ?? rule(id)), ...more, version: nextVersion(known, over) },
      over,
      basedOn: known?.current ?? over?.version ?? null,
    };
  };
  const propose = (actor: Actor, data: Json) =>
    send(actor, 'approval.propose', {
      kind: 'risk-rule',
      reason: 'Hàng mới có rủi ro',
      data,
      contentHash: HASH,
      replaces: null,
    });
  const approve = (actor: Actor, id: unknown) => send(actor, 'approval.approve', { id, contentHash: HASH });
  const adopt = (id: string, more: Partial<Rule> = {}) => {
    const proposed = propose(AN, adoption(id, more));
    return 'id' in proposed ? approve(BINH, proposed['id']) : proposed;
  };
  const inForce = () => rulesOn(SEED, foldRuleEvents(events())).map(({ id, version }) => `${id}@${version}`);
  return { engine, send, events, state, adoption, propose, approve, adopt, inForce };
}

describe('a rule', () => {
  test('is in force once another person approves it, in the place of the one with its name', () => {
    const all = desk();
    expect(all.inForce()).toEqual(['BEER@1', 'LAW@4']);
    expect(all.propose(AN, all.adoption('BEER', { when: "line.hs4 == '2204'" }))).toMatchObject({ id: '1' });
    expect(all.inForce()).toEqual(['BEER@1', 'LAW@4']);
    expect(all.approve(AN, '1')).toEqual(['APR-006']);
    expect(all.approve(person('chi', ['administrator']), '1')).toEqual(['APR-013']);
    expect(all.approve(BINH, '1')).toEqual({ id: '1', outcome: 'approved' });
    expect(all.adopt('NEW')).toMatchObject({ outcome: 'approved' });
    expect(all.inForce()).toEqual(['BEER@2', 'LAW@4', 'NEW@1']);
    expect(all.state('BEER')?.versions).toMatchObject([
      { rule: BEER, source: 'country', adopted: null },
      { rule: { version: 2 }, source: 'desk', adopted: { proposalId: '1', proposedBy: 'an', approvedBy: 'binh' } },
    ]);
  });

  test('is not proposed with an expression that is not understood, days that are not, or nothing changed', () => {
    const all = desk();
    expect(all.propose(AN, all.adoption('BEER', { when: 'line.hs9 == 1' }))).toEqual(['RSK-014']);
    expect(all.propose(AN, all.adoption('BEER', { validTo: '2025-01-01' }))).toEqual(['RSK-016']);
    expect(all.propose(AN, all.adoption('BEER', { validFrom: '2026-02-30' }))).toEqual(['RSK-016']);
    expect(all.propose(AN, all.adoption('BEER'))).toEqual(['RSK-011']);
    expect(all.propose(AN, { action: 'adopt' })).toEqual(['APR-001']);
    expect(all.propose(person('chi', ['trader']), all.adoption('NEW'))).toEqual(['APR-013']);
  });

  test('is stopped by one person at once, with a reason, and started again by two', () => {
    const all = desk();
    const stop = { ruleId: 'BEER', reason: 'chọn nhầm' };
    expect(all.send(AN, 'risk.stopRule', { ...stop, reason: ' ' })).toEqual(['RSK-004']);
    expect(all.send(person('chi', ['officeLeader']), 'risk.stopRule', stop)).toEqual(['RSK-003']);
    expect(all.send(AN, 'risk.stopRule', { ...stop, ruleId: 'NONE' })).toEqual(['RSK-002']);
    expect(all.propose(AN, { action: 'restart', ruleId: 'BEER', version: 1 })).toEqual(['RSK-006']);
    expect(all.send(AN, 'risk.stopRule', stop)).toEqual({ id: 'BEER' });
    expect(all.send(AN, 'risk.stopRule', stop)).toEqual(['RSK-005']);
    expect(all.inForce()).toEqual(['LAW@4']);
    expect(all.propose(AN, { action: 'restart', ruleId: 'BEER', version: 2 })).toEqual(['RSK-010']);
    const proposed = all.propose(AN, { action: 'restart', ruleId: 'BEER', version: 1 });
    expect(all.inForce()).toEqual(['LAW@4']);
    expect(all.approve(BINH, 'id' in proposed ? proposed['id'] : '')).toMatchObject({ outcome: 'approved' });
    expect(all.inForce()).toEqual(['BEER@1', 'LAW@4']);
  });

  test('goes back at once to a version that was approved before, and never to one that was stopped', () => {
    const all = desk();
    all.adopt('BEER', { when: "line.hs4 == '2204'" });
    all.adopt('BEER', { when: "line.hs4 == '2205'" });
    const restore = (version: number) =>
      all.send(AN, 'risk.restoreRule', { ruleId: 'BEER', version, reason: 'quay lại' });
    expect(restore(3)).toEqual(['RSK-008']);
    expect(restore(4)).toEqual(['RSK-007']);
    expect(restore(2)).toEqual({ id: 'BEER' });
    expect(all.inForce()).toEqual(['BEER@2', 'LAW@4']);
    all.send(AN, 'risk.stopRule', { ruleId: 'BEER', reason: 'chọn nhầm' });
    expect(restore(2)).toEqual(['RSK-008']);
    expect(restore(1)).toEqual({ id: 'BEER' });
    expect(all.inForce()).toEqual(['BEER@1', 'LAW@4']);
    expect(restore(2)).toEqual(['RSK-009']);
    all.adopt('BEER', { when: "line.hs4 == '2206'" });
    expect(all.inForce()).toEqual(['BEER@4', 'LAW@4']);
  });

  test('that changed since it was proposed is proposed anew', () => {
    const all = desk();
    const before = all.adoption('BEER', { when: "line.hs4 == '2204'" });
    all.propose(AN, before);
    all.adopt('BEER', { when: "line.hs4 == '2205'" });
    expect(all.approve(BINH, '1')).toEqual(['RSK-010']);
    expect(all.propose(AN, before)).toEqual(['RSK-010']);
  });

  test('that the program stopped says what was counted', () => {
    const all = desk();
    const live = { declarations: 500, selected: 400, since: '2026-11-21T02:00:00.000Z', low: 0, high: 0.1 };
    all.send(PROGRAM, 'risk.stopRule', { ruleId: 'BEER', reason: 'lệch', live });
    expect(all.state('BEER')?.stop).toMatchObject({ by: 'blast-radius', live, version: 1, userId: 'system' });
    all.send(AN, 'risk.stopRule', { ruleId: 'LAW', reason: 'lệch', live });
    expect(all.state('LAW')?.stop).toMatchObject({ by: 'person' });
    expect(all.state('LAW')?.stop?.live).toBeUndefined();
  });
});

test('the switch stops all rules but the mandatory ones, and two people start them again', () => {
  const all = desk();
  all.adopt('NEW');
  all.send(AN, 'risk.stopRule', { ruleId: 'BEER', reason: 'chọn nhầm' });
  expect(all.propose(AN, { action: 'restartAll', country: 'VN' })).toEqual(['RSK-013']);
  expect(all.send(AN, 'risk.stopAll', { country: 'VN', reason: 'ùn tắc' })).toEqual({ id: 'VN' });
  expect(all.send(AN, 'risk.stopAll', { country: 'VN', reason: 'ùn tắc' })).toEqual(['RSK-012']);
  expect(all.inForce()).toEqual(['LAW@4']);
  const known = rulesKnown(SEED, foldRuleEvents(all.events())).map(({ id }) => id);
  expect(known).toEqual(['BEER', 'LAW', 'NEW']);
  const proposed = all.propose(AN, { action: 'restartAll', country: 'VN' });
  all.approve(BINH, 'id' in proposed ? proposed['id'] : '');
  expect(all.inForce()).toEqual(['LAW@4', 'NEW@1']);
});

test('the name of a rule set leads to the position that it was made at, and old names to the country’s own rules', () => {
  expect(ruleSetVersion('VN-2026.1', UNTOUCHED)).toBe('VN-2026.1');
  expect(ruleSetVersion('VN-2026.1', { position: 912n })).toBe('VN-2026.1+912');
  expect(positionOfRules('VN-2026.1+912')).toBe(912n);
  expect(positionOfRules('VN-2026.1')).toBe(0n);
});

const acts = fc.array(
  fc.record({
    who: fc.constantFrom(AN, BINH),
    act: fc.constantFrom('adopt', 'approve', 'stop', 'restart', 'restore', 'stopAll', 'restartAll'),
    id: fc.constantFrom('BEER', 'LAW', 'NEW'),
    number: fc.integer({ min: 1, max: 6 }),
  }),
  { maxLength: 40 },
);

test('whatever two people try: versions rise, nobody acts alone where two are asked for, and any past set is found again', () => {
  fc.assert(
    fc.property(acts, (tried) => {
      const all = desk();
      for (const { who, act, id, number } of tried) {
        const reason = 'thử';
        if (act === 'adopt') all.propose(who, all.adoption(id, { when: `line.hs4 == '${2200 + number}'` }));
        if (act === 'approve') all.approve(who, String(number));
        if (act === 'stop') all.send(who, 'risk.stopRule', { ruleId: id, reason });
        if (act === 'restart') all.propose(who, { action: 'restart', ruleId: id, version: number });
        if (act === 'restore') all.send(who, 'risk.restoreRule', { ruleId: id, version: number, reason });
        if (act === 'stopAll') all.send(who, 'risk.stopAll', { country: 'VN', reason });
        if (act === 'restartAll') all.propose(who, { action: 'restartAll', country: 'VN' });
      }
      const events = all.events();
      let folded = UNTOUCHED;
      const adopted = new Map<string, number>();
      const stopped = new Set<string>();
      for (const event of events) {
        folded = foldRuleEvents([event], folded);
        const selecting = rulesOn(SEED, folded);
        expect(rulesAsOf(SEED, events, event.position)).toEqual(selecting);
        if (folded.control.stop) expect(selecting.every(({ binding }) => binding === 'mandatory')).toBe(true);
        const data = event.data as unknown as { rule: Rule; proposedBy: string; version: number };
        const { id } = event.stream;
        if (['RuleAdopted', 'RuleRestarted', 'AllRestarted'].includes(event.type))
          expect(data.proposedBy).not.toBe(event.actor.userId);
        if (event.type === 'RuleAdopted') {
          expect(data.rule.version).toBeGreaterThan(adopted.get(id) ?? 0);
          adopted.set(id, data.rule.version);
        }
        if (event.type === 'RuleStopped') stopped.add(`${id}@${data.version}`);
        if (event.type === 'RuleRestarted')
          for (const one of stopped) if (one.startsWith(`${id}@`)) stopped.delete(one);
        // One person alone never brings a stopped version back.
        if (event.type === 'RuleRestored') expect(stopped.has(`${id}@${data.version}`)).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});
