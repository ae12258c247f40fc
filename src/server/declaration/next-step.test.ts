import { nextStepOf } from './next-step.ts';
import { shownAt, SHOWN_STATUSES, type Shown } from '#core/clearance';
import type { DeclarationState } from '#core/declaration';
import { instant } from '#core/kernel';
import { decisionStage } from '#tests/support/decision-stage';
import { vietnamReference } from '#tests/support/reference';
import { describe, expect, test } from 'vitest';

const { country } = vietnamReference();
const AT = instant('2026-11-21T03:00:00.000Z');
const GROUND = { groundCode: 'NOT_CARRIED_OUT', reason: 'không nhập nữa' };

/** A declaration that something is due on, as it stands right after it was lodged. */
function lodged(): DeclarationState {
  const stage = decisionStage();
  const state = stage.state(stage.lodged('green'));
  if (!state) throw new Error('it was lodged');
  return state;
}
const DUE = lodged();
const PAID = { amountPaid: DUE.totalPayable } as const;
const shown = (facts: Partial<DeclarationState>): Shown<DeclarationState> => shownAt({ ...DUE, ...facts }, country, AT);

const appeal = { id: '9', decision: '8', decisionType: 'Cancelled', decidedBy: 'leader', text: 'sai', at: AT } as const;
const specialised = { agencyCode: 'A', documentTypeCode: 'KDTV', note: '', dueOn: '2026-12-01', at: AT } as const;
const storage = { kind: 'ownPlace', place: 'Kho riêng', reason: 'hàng lạnh', at: AT } as const;
const early = { groundCode: 'VALUE', reason: 'chưa có giá', at: AT } as const;
const amendment = { declaration: { typeCode: 'A11', goodsItems: [] }, basedOn: '1', at: AT } as const;
const secured = (purpose: 'payment' | 'certificate' | 'finalValue') => ({
  securities: [{ guaranteeId: 'G', amount: DUE.totalPayable, purpose, until: '2026-12-31' }],
});

type Row = readonly [open: string, facts: object, holder: 'trader' | 'customs' | 'none', next: RegExp];
const ROWS: readonly Row[] = [
  ['nothing but payment', {}, 'trader', /^Pay with/],
  ['cancellation asked for, paid', { ...PAID, cancellation: { ...GROUND, at: AT } }, 'customs', /request to cancel/],
  ['cancellation asked for, not paid', { cancellation: { ...GROUND, at: AT } }, 'customs', /request to cancel/],
  [
    'cancellation asked for while documents are awaited',
    { status: 'awaitingDocuments', cancellation: { ...GROUND, at: AT } },
    'customs',
    /request to cancel/,
  ],
  [
    'cancellation asked for after the release was revoked',
    { status: 'revoked', ...PAID, cancellation: { ...GROUND, at: AT } },
    'customs',
    /request to cancel/,
  ],
  [
    'instruction to amend',
    { status: 'amendmentInstructed', instruction: { kind: 'amend', text: 'sửa', lines: [], at: AT } },
    'trader',
    /^Amend as customs instructed/,
  ],
  [
    'instruction to declare anew',
    { status: 'amendmentInstructed', instruction: { kind: 'change', text: 'đổi', lines: [], at: AT } },
    'trader',
    /^Declare anew/,
  ],
  ['early release asked for', { early: { ...early, stage: 'asked' } }, 'customs', /early release/],
  ['specialised inspection', { status: 'awaitingSpecialised', specialised }, 'trader', /^Attach the result/],
  [
    'specialised inspection, attached',
    {
      status: 'awaitingSpecialised',
      specialised,
      attachments: [{ id: 'a', typeCode: 'KDTV', name: 'k', mediaType: 'x', sizeBytes: 1, uploadedAt: AT }],
    },
    'customs',
    /records the result/,
  ],
  [
    'storage asked for',
    { status: 'awaitingSpecialised', specialised, storage: { ...storage, stage: 'asked' } },
    'customs',
    /keep the goods/,
  ],
  [
    'storage allowed',
    { status: 'awaitingSpecialised', specialised, storage: { ...storage, stage: 'allowed' } },
    'trader',
    /^Take the goods/,
  ],
  [
    'goods in storage',
    { status: 'awaitingSpecialised', specialised, storage: { ...storage, stage: 'arrived' } },
    'trader',
    /^Attach the result/,
  ],
  ['released, nothing open', { status: 'released', ...PAID }, 'none', /may leave/],
  [
    'released, deferred',
    { status: 'released', deferred: { amount: DUE.totalPayable, dueOn: '2026-12-10' } },
    'trader',
    /deferred/,
  ],
  ['released, payment secured', { status: 'released', ...secured('payment') }, 'trader', /guarantee answers for/],
  ['released, certificate to follow', { status: 'released', ...secured('certificate') }, 'trader', /proof of origin/],
  ['released, the value to follow', { status: 'released', ...secured('finalValue') }, 'trader', /final figures/],
  ['released, more due after an assessment', { status: 'released' }, 'trader', /still due/],
  ['released, overpaid', { status: 'released', ...PAID, refundable: '5000' }, 'customs', /refunds/],
  ['released, appeal open', { status: 'released', ...PAID, appeals: [appeal] }, 'customs', /appeal/],
  [
    'released, appeal answered',
    { status: 'released', ...PAID, appeals: [{ ...appeal, answer: { outcome: 'dismissed', reason: 'r', at: AT } }] },
    'none',
    /may leave/,
  ],
  [
    'released, amendment asked for',
    { status: 'released', ...PAID, amendment: { ...amendment, stage: 'requested', reasonCode: '6', reason: 'r' } },
    'customs',
    /amendment asked for/,
  ],
  [
    'released, amendment drafted',
    { status: 'released', ...PAID, amendment: { ...amendment, stage: 'drafted', reasonCode: '6', reason: 'r' } },
    'trader',
    /drafted/,
  ],
  ['released before final figures', { status: 'releasedProvisionally', ...PAID }, 'trader', /final figures/],
  [
    'final figures asked for',
    {
      status: 'releasedProvisionally',
      ...PAID,
      amendment: { ...amendment, stage: 'requested', reasonCode: '6', reason: 'r' },
    },
    'customs',
    /amendment asked for/,
  ],
  ['suspended', { status: 'suspended', ...PAID, stopped: { reason: 'r', at: AT } }, 'customs', /goods stay/],
  ['suspended, appeal open', { status: 'suspended', ...PAID, appeals: [appeal] }, 'customs', /goods stay/],
  ['cancelled, overpaid', { status: 'cancelled', totalPayable: '0', refundable: '5000' }, 'customs', /refunds/],
  ['cancelled, appeal open', { status: 'cancelled', totalPayable: '0', appeals: [appeal] }, 'customs', /appeal/],
  ['cancelled', { status: 'cancelled', totalPayable: '0' }, 'none', /new declaration/],
];

describe('who moves next, and how', () => {
  test.each(ROWS)('%s', (_open, facts, holder, next) => {
    const step = nextStepOf(shown({ status: 'awaitingPayment', ...facts }), country);
    expect(step.holder).toBe(holder);
    expect(step.next.en).toMatch(next);
    expect(step.next.vi).not.toBe('');
  });

  test('whoever has asked customs for an answer is never told to pay meanwhile', () => {
    for (const status of SHOWN_STATUSES) {
      if (status === 'lapsed' || status === 'cancelled') continue;
      const step = nextStepOf(shown({ status, cancellation: { ...GROUND, at: AT } }), country);
      expect(step, status).toMatchObject({ holder: 'customs' });
      expect(step.next.en, status).not.toMatch(/[Pp]ay/);
    }
  });
});
