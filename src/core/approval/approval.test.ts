import { ROLES, type Role } from '#core/access';
import { addDays, instant, plainDate, testClock, type Actor, type Json } from '#core/kernel';
import { publishReferenceHandler, referenceStream, type ReferenceState } from '#core/reference';
import { memoryEngine, type MemoryEngine } from '#tests/support/memory-engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  approvalHandlers,
  proposalRef,
  proposalStream,
  referencePublication,
  statusOn,
  type ApprovalKind,
  type ProposalState,
} from './index.ts';

const person = (userId: string, roles: readonly Role[] = ['administrator']): Actor => ({
  userId,
  organisationId: 'HQ',
  roles,
  offices: [],
  delegations: [],
});
const AN = person('an');
const BINH = person('binh');
const HASH = 'a'.repeat(64);
const OTHER_HASH = 'b'.repeat(64);
const version = (letter: string): string => `vn-${letter.repeat(32)}`;
const publication = (next: string, basedOn: string | null): Json => ({
  country: 'VN',
  version: next,
  basedOn,
  folder: null,
  summary: { sections: [], firstDayAffected: '2027-01-01', samples: [] },
});

interface House {
  readonly engine: MemoryEngine;
  readonly clock: ReturnType<typeof testClock>;
  readonly send: (actor: Actor, type: string, data: unknown) => readonly string[] | { readonly [name: string]: Json };
}

/** A house with one version in force. */
function house(kinds: readonly ApprovalKind[] = [referencePublication]): House {
  const clock = testClock('2026-11-21T02:00:00Z');
  const engine = memoryEngine({
    handlers: [publishReferenceHandler<unknown>(), ...approvalHandlers<unknown>(kinds)],
    streams: [referenceStream, proposalStream],
    reference: {},
    clock,
    draw: () => 0,
  });
  const send: House['send'] = (actor, type, data) => {
    const result = engine.submit({ type, data, actor });
    return result.ok
      ? (result.value.answer as { readonly [name: string]: Json })
      : result.error.map(({ code }) => code);
  };
  send(AN, 'reference.publish', publication(version('0'), null));
  return { engine, clock, send };
}

const propose = (data: Json = publication(version('1'), version('0')), more: object = {}) => ({
  kind: 'reference-publication',
  reason: 'Nghị định thử nghiệm',
  data,
  contentHash: HASH,
  replaces: null,
  ...more,
});
const inForce = ({ engine }: House) => engine.state<ReferenceState>({ type: 'reference', id: 'VN' })?.current;
const proposal = ({ engine }: House, id = '1') => engine.state<ProposalState>(proposalRef(id));

describe('two people', () => {
  test('what another person approves is published with the approval, as one outcome', () => {
    const all = house();
    expect(all.send(AN, 'approval.propose', propose())).toMatchObject({ id: '1', lastDay: '2026-12-05' });
    expect(inForce(all)).toBe(version('0'));
    const before = all.engine.events.length;
    expect(all.send(BINH, 'approval.approve', { id: '1', contentHash: HASH })).toEqual({
      id: '1',
      outcome: 'approved',
    });
    expect(all.engine.events.slice(before).map(({ stream, type }) => [stream.type, type])).toEqual([
      ['proposal', 'Approved'],
      ['reference', 'reference-published'],
    ]);
    expect(inForce(all)).toBe(version('1'));
    expect(proposal(all)?.decision).toMatchObject({ outcome: 'approved', userId: 'binh' });
    const { versions } = all.engine.state<ReferenceState>({ type: 'reference', id: 'VN' }) ?? { versions: [] };
    expect(versions.map(({ folder }) => folder)).toEqual([null, null]);
  });

  test('nobody decides on what they proposed, whichever role or organisation they speak for', () => {
    const all = house();
    all.send(AN, 'approval.propose', propose());
    const again = { ...AN, organisationId: 'OTHER', roles: [...ROLES] };
    for (const self of [AN, again]) {
      expect(all.send(self, 'approval.approve', { id: '1', contentHash: HASH })).toEqual(['APR-006']);
      expect(all.send(self, 'approval.reject', { id: '1', reason: 'không' })).toEqual(['APR-006']);
    }
    expect(inForce(all)).toBe(version('0'));
  });

  test('an approval names exactly what was proposed', () => {
    const all = house();
    all.send(AN, 'approval.propose', propose());
    expect(all.send(BINH, 'approval.approve', { id: '1', contentHash: OTHER_HASH })).toEqual(['APR-007']);
    expect(proposal(all)?.decision).toBeNull();
  });

  test('a key approves and rejects nothing', () => {
    const all = house();
    all.send(AN, 'approval.propose', propose());
    const key = { ...BINH, scopes: ['reference:approve'] };
    expect(all.send(key, 'approval.approve', { id: '1', contentHash: HASH })).toEqual(['APR-010']);
    expect(all.send(key, 'approval.reject', { id: '1', reason: 'không' })).toEqual(['APR-010']);
  });

  test('only the roles that the policy names propose or approve', () => {
    for (const role of ROLES) {
      const all = house();
      const may = role === 'administrator';
      expect(Array.isArray(all.send(person('x', [role]), 'approval.propose', propose()))).toBe(!may);
      if (!may) all.send(AN, 'approval.propose', propose());
      const approved = all.send(person('y', [role]), 'approval.approve', { id: '1', contentHash: HASH });
      expect(Array.isArray(approved)).toBe(!may);
      expect(inForce(all)).toBe(version(may ? '1' : '0'));
    }
  });
});

describe('the ends of a proposal', () => {
  test('a rejection gives its reason; who proposed withdraws, nobody else does', () => {
    const all = house();
    all.send(AN, 'approval.propose', propose());
    all.send(AN, 'approval.propose', propose(publication(version('2'), version('0'))));
    expect(all.send(BINH, 'approval.reject', { id: '1', reason: '  ' })).toEqual(['APR-009']);
    expect(all.send(BINH, 'approval.reject', { id: '1', reason: ' thuế suất sai ' })).toMatchObject({
      outcome: 'rejected',
    });
    expect(proposal(all)?.decision?.reason).toBe('thuế suất sai');
    expect(all.send(BINH, 'approval.withdraw', { id: '2', reason: '' })).toEqual(['APR-008']);
    expect(all.send(AN, 'approval.withdraw', { id: '2', reason: '' })).toMatchObject({ outcome: 'withdrawn' });
    for (const id of ['1', '2']) {
      expect(all.send(BINH, 'approval.approve', { id, contentHash: HASH })).toEqual(['APR-004']);
      expect(all.send(AN, 'approval.withdraw', { id, reason: '' })).toEqual(['APR-004']);
    }
    expect(inForce(all)).toBe(version('0'));
  });

  test('it may be approved on its last day, and no day after', () => {
    for (const [day, expected] of [
      ['2026-12-05T16:59:59Z', { id: '1', outcome: 'approved' }],
      ['2026-12-05T17:00:00Z', ['APR-005']],
    ] as const) {
      const all = house();
      all.send(AN, 'approval.propose', propose());
      all.clock.set(instant(day));
      expect(all.send(BINH, 'approval.approve', { id: '1', contentHash: HASH })).toEqual(expected);
    }
    const all = house();
    all.send(AN, 'approval.propose', propose());
    const state = proposal(all);
    if (state === undefined) throw new Error('was proposed');
    expect(statusOn(state, state.lastDay)).toBe('proposed');
    expect(statusOn(state, addDays(state.lastDay, 1))).toBe('expired');
    expect(
      statusOn(
        { ...state, decision: { ...state.proposed, outcome: 'approved', reason: '', replacedBy: null } },
        plainDate('2030-01-01'),
      ),
    ).toBe('approved');
  });

  test('one whose base has moved is refused, and is brought up to date by a new one in its place', () => {
    const all = house();
    all.send(AN, 'approval.propose', propose());
    all.send(BINH, 'reference.publish', publication(version('9'), version('0')));
    expect(all.send(BINH, 'approval.approve', { id: '1', contentHash: HASH })).toEqual(['APR-011']);
    expect(all.send(AN, 'approval.propose', propose())).toEqual(['APR-011']);
    const anew = propose(publication(version('2'), version('9')), { replaces: '1', contentHash: OTHER_HASH });
    expect(all.send(BINH, 'approval.propose', anew)).toEqual(['APR-008']);
    expect(all.send(AN, 'approval.propose', anew)).toMatchObject({ id: '2' });
    expect(proposal(all)?.decision).toMatchObject({ outcome: 'withdrawn', replacedBy: '2' });
    expect(all.send(AN, 'approval.propose', anew)).toEqual(['APR-004']);
    expect(all.send(BINH, 'approval.approve', { id: '2', contentHash: OTHER_HASH })).toMatchObject({
      outcome: 'approved',
    });
    expect(inForce(all)).toBe(version('2'));
  });

  test('what is in force already, is of no known kind or has another shape is not proposed', () => {
    const all = house();
    expect(all.send(AN, 'approval.propose', propose(publication(version('0'), version('0'))))).toEqual(['APR-012']);
    expect(all.send(AN, 'approval.propose', { ...propose(), kind: 'toll' })).toEqual(['APR-002']);
    expect(all.send(AN, 'approval.propose', propose({ country: 'VN' }))).toEqual(['APR-001']);
    expect(all.send(AN, 'approval.propose', { ...propose(), reason: ' ' })).toEqual(['APR-009']);
    expect(all.send(AN, 'approval.propose', { kind: 'reference-publication' })).toEqual(['APR-001']);
    expect(all.send(BINH, 'approval.approve', { id: '7', contentHash: HASH })).toEqual(['APR-003']);
    expect(all.send(BINH, 'approval.approve', { id: '0', contentHash: HASH })).toEqual(['APR-001']);
  });

  test('a kind that cannot carry out what it proposed leaves the proposal as it was', () => {
    let possible = true;
    const kind: ApprovalKind = {
      ...referencePublication,
      carryOut: (...all) => (possible ? referencePublication.carryOut(...all) : { ok: false, error: [] }),
    };
    const all = house([kind]);
    all.send(AN, 'approval.propose', propose());
    possible = false;
    const before = all.engine.events.length;
    expect(all.send(BINH, 'approval.approve', { id: '1', contentHash: HASH })).toEqual([]);
    expect(all.engine.events.length).toBe(before);
    expect(proposal(all)?.decision).toBeNull();
  });
});

/** What anybody may try, in any order, by three people. */
const acts = fc.array(
  fc.record({
    who: fc.constantFrom('an', 'binh', 'chi'),
    act: fc.constantFrom('propose', 'approve', 'reject', 'withdraw', 'publish', 'wait'),
    id: fc.constantFrom('1', '2', '3'),
    letter: fc.constantFrom('1', '2', '3', '4'),
    wrongHash: fc.boolean(),
  }),
  { maxLength: 25 },
);

test('whatever anybody tries: each version approved was proposed by one person, approved by another, and published once', () => {
  fc.assert(
    fc.property(acts, (tried) => {
      const all = house();
      for (const { who, act, id, letter, wrongHash } of tried) {
        const actor = person(who);
        const base = inForce(all) ?? null;
        if (act === 'propose') all.send(actor, 'approval.propose', propose(publication(version(letter), base)));
        if (act === 'approve') all.send(actor, 'approval.approve', { id, contentHash: wrongHash ? OTHER_HASH : HASH });
        if (act === 'reject') all.send(actor, 'approval.reject', { id, reason: 'không' });
        if (act === 'withdraw') all.send(actor, 'approval.withdraw', { id, reason: '' });
        if (act === 'publish') all.send(actor, 'reference.publish', publication(version(letter), base));
        if (act === 'wait') all.clock.advanceMs(6 * 86_400_000);
      }
      const events = all.engine.events;
      const proposed = new Map<string, { readonly by: string; readonly version: string; readonly lastDay: string }>();
      const ended = new Set<string>();
      for (const [index, { stream, type, actor, data, at }] of events.entries()) {
        if (stream.type !== 'proposal') continue;
        if (type === 'Proposed') {
          const { data: content, lastDay } = data as {
            readonly data: { readonly version: string };
            readonly lastDay: string;
          };
          proposed.set(stream.id, { by: actor.userId, version: content.version, lastDay });
          continue;
        }
        expect(ended.has(stream.id)).toBe(false);
        ended.add(stream.id);
        const first = proposed.get(stream.id);
        expect(actor.userId === first?.by).toBe(type === 'Withdrawn');
        expect(new Date(Date.parse(at) + 420 * 60_000).toISOString().slice(0, 10) <= (first?.lastDay ?? '')).toBe(true);
        const next = events[index + 1];
        if (type === 'Approved')
          expect(next).toMatchObject({ type: 'reference-published', data: { version: first?.version } });
      }
    }),
    { numRuns: 300 },
  );
});
