import { approvalHandlers, proposalStream } from '#core/approval';
import { testClock, type Actor } from '#core/kernel';
import { memoryEngine } from '#tests/support/memory-engine';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  learnedSelectionRef,
  learnedSelectionStream,
  MODELS_KEPT_MAX,
  type LearnedSelectionState,
} from './learned-selection-stream.ts';
import { MODEL_HANDLERS } from './model-commands.ts';
import { modelProposal } from './model-proposal.ts';
import { learningOn, readLearning } from './selection-settings.ts';

const person = (userId: string, roles: readonly string[] = ['riskAnalyst']): Actor => ({
  userId,
  organisationId: 'HQ',
  roles,
  offices: [],
  delegations: [],
});
const AN = person('an');
const BINH = person('binh');
const country = 'VN';
const hash = (digit: string): string => digit.repeat(64);
const CONTENT = 'c'.repeat(64);
const FILE = 'country/vn/risk/learning.json';
const [period] = understood(readLearning(readFileSync(FILE, 'utf8'), FILE));
const SETTINGS = period?.settings;

function understood<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('is understood');
  return result.value;
}

function desk() {
  const engine = memoryEngine({
    handlers: [...MODEL_HANDLERS, ...approvalHandlers([modelProposal])],
    streams: [learnedSelectionStream, proposalStream],
    reference: {},
    clock: testClock('2026-11-21T03:00:00Z'),
    draw: () => 0.5,
  });
  const send = (actor: Actor, type: string, data: object): unknown => {
    const result = engine.submit({ type, data, actor });
    return result.ok ? result.value.answer : result.error.map(({ code }) => code);
  };
  const propose = (actor: Actor, data: object): unknown =>
    send(actor, 'approval.propose', {
      kind: 'risk-model',
      reason: 'số liệu',
      data: { country, ...data },
      contentHash: CONTENT,
      replaces: null,
    });
  const approve = (actor: Actor, id: unknown): unknown =>
    send(actor, 'approval.approve', { id: (id as { readonly id: string }).id, contentHash: CONTENT });
  return {
    send,
    propose,
    approve,
    add: (digit: string, actor = AN) =>
      send(actor, 'model.add', { country, hash: hash(digit), name: 'Thử', provenance: 'synthetic', source: 'file' }),
    agreed: (data: object) => approve(BINH, propose(AN, data)),
    state: () => engine.state<LearnedSelectionState>(learnedSelectionRef(country)),
  };
}
const champion = (digit: string, basedOn: string | null = null) => ({
  action: 'set',
  role: 'champion',
  hash: hash(digit),
  basedOn: basedOn && hash(basedOn),
});

describe('what lets a model decide', () => {
  test('takes two people, of whom neither is both', () => {
    const { add, propose, approve, state } = desk();
    add('1');
    const proposed = propose(AN, champion('1'));
    expect(state()?.champion).toBeNull();
    expect(approve(AN, proposed)).toEqual(['APR-006']);
    expect(approve(BINH, proposed)).toMatchObject({ outcome: 'approved' });
    expect(state()?.champion).toMatchObject({ hash: hash('1'), proposedBy: 'an', approvedBy: 'binh' });
  });

  test('is of a model that is known, and of how things stood when it was proposed', () => {
    const { add, propose, agreed } = desk();
    expect(propose(AN, champion('1'))).toEqual(['MDL-002']);
    add('1');
    add('2');
    agreed(champion('1'));
    expect(propose(AN, champion('2'))).toEqual(['MDL-009']);
    expect(propose(AN, champion('1', '1'))).toEqual(['MDL-010']);
    expect(propose(AN, { ...champion('1'), role: 'challenger' })).toEqual(['MDL-010']);
    expect(agreed(champion('2', '1'))).toMatchObject({ outcome: 'approved' });
  });

  test('settings: the version after those that were read', () => {
    const { propose, agreed, state } = desk();
    const change = { action: 'settings', settings: SETTINGS, basedOn: 0 };
    agreed(change);
    expect(state()?.settings).toMatchObject({ version: 1, settings: SETTINGS });
    expect(propose(AN, change)).toEqual(['MDL-009']);
    expect(propose(AN, { ...change, basedOn: 1 })).toEqual(['MDL-010']);
    expect(propose(AN, { ...change, settings: { ...SETTINGS, explorationShare: 0.9 } })).toEqual(['APR-001']);
  });
});

describe('settings that do not go together', () => {
  const proposed = (settings: object): unknown =>
    desk().propose(AN, { action: 'settings', settings: { ...SETTINGS, ...settings }, basedOn: 0 });

  test('a share of the goods goes with the inspection of a part of them and with no other', () => {
    for (const inspection of ['documents', 'scan', 'full'])
      expect(proposed({ channel: 'red', inspection, depthPercent: 10 })).toEqual(['MDL-011']);
    for (const depthPercent of [1, 10, 100])
      expect(proposed({ channel: 'red', inspection: 'partial', depthPercent })).toHaveProperty('id');
    for (const depthPercent of [0, 101, 2.5])
      expect(proposed({ channel: 'red', inspection: 'partial', depthPercent })).toEqual(['APR-001']);
  });

  test('goods are looked at on the red channel only', () => {
    for (const inspection of ['scan', 'partial', 'full'])
      expect(proposed({ channel: 'yellow', inspection })).toEqual(['MDL-012']);
    expect(proposed({ channel: 'yellow', inspection: 'documents' })).toHaveProperty('id');
  });
});

describe('what lets a model decide less', () => {
  test('one person stops it, at once and with a reason; to start it again takes two', () => {
    const { add, send, agreed, propose, state } = desk();
    add('1');
    agreed(champion('1'));
    expect(send(AN, 'model.stop', { country, reason: ' ' })).toEqual(['MDL-004']);
    send(AN, 'model.stop', { country, reason: 'chọn quá nhiều' });
    expect(state()?.stop).toMatchObject({ reason: 'chọn quá nhiều', userId: 'an' });
    expect(send(BINH, 'model.stop', { country, reason: 'x' })).toEqual(['MDL-005']);
    expect(propose(AN, { action: 'restart', country, champion: null })).toEqual(['MDL-009']);
    agreed({ action: 'restart', champion: hash('1') });
    expect(state()).toMatchObject({ stop: null, champion: { hash: hash('1') } });
    expect(propose(AN, { action: 'restart', champion: hash('1') })).toEqual(['MDL-006']);
  });

  test('one person takes a role away', () => {
    const { add, send, agreed, state } = desk();
    expect(send(AN, 'model.retire', { country, role: 'champion', reason: 'x' })).toEqual(['MDL-008']);
    add('1');
    agreed(champion('1'));
    send(AN, 'model.retire', { country, role: 'champion', reason: 'lỗi thời' });
    expect(state()?.champion).toBeNull();
    expect(state()?.models).toHaveLength(1);
  });
});

test('only analysts have a part in it, and the program adds what it trained', () => {
  for (const role of ['officeLeader', 'inspectionOfficer', 'administrator', 'trader']) {
    const { add, send, propose } = desk();
    const other = person('x', [role]);
    expect(add('1', other)).toEqual(['MDL-003']);
    expect(send(other, 'model.stop', { country, reason: 'x' })).toEqual(['MDL-003']);
    expect(propose(other, champion('1'))).toEqual(['APR-013']);
  }
  const { add } = desk();
  expect(add('1', person('system', ['system']))).toEqual({ hash: hash('1') });
  expect(add('1')).toEqual(['MDL-007']);
});

test('a challenger that becomes champion is no challenger any more', () => {
  const { add, agreed, state } = desk();
  add('1');
  agreed({ ...champion('1'), role: 'challenger' });
  agreed(champion('1'));
  expect(state()).toMatchObject({ champion: { hash: hash('1') }, challenger: null });
});

test('the oldest models go out of sight, never one that has a role', () => {
  const { send, agreed, state } = desk();
  const nth = (index: number): string => index.toString(16).padStart(64, '0');
  for (let index = 0; index < MODELS_KEPT_MAX + 5; index += 1) {
    const added = { country, hash: nth(index), name: 'Thử', provenance: 'synthetic', source: 'training' };
    send(AN, 'model.add', added);
    if (index === 0) agreed({ action: 'set', role: 'champion', hash: nth(0), basedOn: null });
  }
  const kept = state()?.models.map((model) => model.hash) ?? [];
  expect(kept).toHaveLength(MODELS_KEPT_MAX);
  expect(kept[0]).toBe(nth(0));
  expect(kept[1]).toBe(nth(6));
});

test('the country says how models have a part in selecting, and that its figures are illustrative', () => {
  expect(period).toMatchObject({ illustrative: true });
  expect(learningOn(period ? [period] : [], '2026-11-21' as never)).toBe(period);
  expect(readLearning('{"periods": []}', 'learning.json').ok).toBe(false);
});
