import { approvalHandlers, proposalStream } from '#core/approval';
import { testClock, type Actor } from '#core/kernel';
import { memoryEngine } from '#tests/support/memory-engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEARNED_SELECTION_STREAM, learnedSelectionRef, learnedSelectionStream } from './learned-selection-stream.ts';
import type { LearnedSelectionState } from './learned-selection-stream.ts';
import { MODEL_HANDLERS } from './model-commands.ts';
import { modelProposal } from './model-proposal.ts';
import { roleHistory } from './role-history.ts';

const country = 'VN';
const AN: Actor = { userId: 'an', organisationId: 'HQ', roles: ['riskAnalyst'], offices: [], delegations: [] };
const BINH: Actor = { ...AN, userId: 'binh' };
const hash = (digit: number): string => String(digit).repeat(64);
const contentHash = 'c'.repeat(64);

type Step =
  | { readonly do: 'set'; readonly role: 'champion' | 'challenger'; readonly model: number }
  | { readonly do: 'retire'; readonly role: 'champion' | 'challenger' }
  | { readonly do: 'stop' | 'restart' }
  | { readonly do: 'settings'; readonly capacityPerDay: number };

const role = fc.constantFrom('champion' as const, 'challenger' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), role, model: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('retire' as const), role }),
  fc.record({ do: fc.constantFrom('stop' as const, 'restart' as const) }),
  fc.record({ do: fc.constant('settings' as const), capacityPerDay: fc.integer({ min: 0, max: 9 }) }),
);

/** Carries the steps out as people would; those that are refused leave no trace. */
function lived(steps: readonly Step[]) {
  const engine = memoryEngine({
    handlers: [...MODEL_HANDLERS, ...approvalHandlers([modelProposal])],
    streams: [learnedSelectionStream, proposalStream],
    reference: {},
    clock: testClock('2026-11-21T03:00:00Z'),
    draw: () => 0.5,
  });
  const state = () => engine.state<LearnedSelectionState>(learnedSelectionRef(country));
  const send = (actor: Actor, type: string, data: object): unknown => {
    const result = engine.submit({ type, data, actor });
    return result.ok ? result.value.answer : undefined;
  };
  const agreed = (data: object): void => {
    const reason = 'số liệu';
    const proposal = { kind: 'risk-model', reason, data: { country, ...data }, contentHash, replaces: null };
    const proposed = send(AN, 'approval.propose', proposal);
    if (proposed !== undefined)
      send(BINH, 'approval.approve', { id: (proposed as { readonly id: string }).id, contentHash });
  };
  for (const model of [1, 2, 3])
    send(AN, 'model.add', { country, hash: hash(model), name: `M${model}`, provenance: 'synthetic', source: 'file' });
  for (const one of steps)
    switch (one.do) {
      case 'set':
        agreed({ action: 'set', role: one.role, hash: hash(one.model), basedOn: state()?.[one.role]?.hash ?? null });
        break;
      case 'retire':
        send(AN, 'model.retire', { country, role: one.role, reason: 'kém hơn' });
        break;
      case 'stop':
        send(AN, 'model.stop', { country, reason: 'lạ' });
        break;
      case 'restart':
        agreed({ action: 'restart', champion: state()?.champion?.hash ?? null });
        break;
      case 'settings': {
        const { capacityPerDay } = one;
        const limits = { capacityByOffice: {}, explorationShare: 0, chanceMin: 0, windowDays: 7 };
        const settings = { capacityPerDay, ...limits, channel: 'red' };
        agreed({ action: 'settings', settings, basedOn: state()?.settings?.version ?? 0 });
      }
    }
  const events = engine.events.filter(({ stream }) => stream.type === LEARNED_SELECTION_STREAM);
  return { turns: roleHistory(events), state: state() };
}

test('what history tells last of each role, of stops and of settings is how things stand', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { turns, state } = lived(steps);
      const last = { champion: null as string | null, challenger: null as string | null };
      let isStopped = false;
      let version = 0;
      for (const { what } of turns)
        if (what.kind === 'set') {
          expect(what.instead?.hash ?? null).toBe(last[what.role]);
          last[what.role] = what.model.hash;
          if (what.role === 'champion' && last.challenger === what.model.hash) last.challenger = null;
        } else if (what.kind === 'retired') last[what.role] = null;
        else if (what.kind === 'settings') version = what.version;
        else isStopped = what.kind === 'stopped';
      expect(last).toEqual({
        champion: state?.champion?.hash ?? null,
        challenger: state?.challenger?.hash ?? null,
      });
      expect(isStopped).toBe(Boolean(state?.stop));
      expect(version).toBe(state?.settings?.version ?? 0);
      expect(turns.map(({ turn }) => turn)).toEqual(turns.map((_, index) => index + 1));
    }),
    { numRuns: 150 },
  );
});

test('what takes two people names both and the proposal, and what takes one names that one', () => {
  const { turns } = lived([
    { do: 'set', role: 'champion', model: 1 },
    { do: 'stop' },
    { do: 'restart' },
    { do: 'settings', capacityPerDay: 3 },
    { do: 'settings', capacityPerDay: 4 },
    { do: 'retire', role: 'champion' },
  ]);
  expect(turns.map(({ by, proposed, reason }) => [by, proposed?.by ?? null, reason])).toEqual([
    ['binh', 'an', 'số liệu'],
    ['an', null, 'lạ'],
    ['binh', 'an', 'số liệu'],
    ['binh', 'an', 'số liệu'],
    ['binh', 'an', 'số liệu'],
    ['an', null, 'kém hơn'],
  ]);
  expect(turns[0]?.what).toMatchObject({ model: { name: 'M1' }, instead: null });
  expect(turns[4]?.what).toMatchObject({ version: 2, before: { capacityPerDay: 3 }, settings: { capacityPerDay: 4 } });
});
