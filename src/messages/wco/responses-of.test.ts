import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declarationNumber, type Declaration } from '#core/declaration';
import { instant } from '#core/kernel';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import {
  envelopeFrom,
  readResponse,
  refusedResponse,
  responsesOf,
  writeResponse,
  type JournaledEvent,
} from './index.ts';
import { RESPONSE_FUNCTIONS } from './response-functions.ts';
import type { Response } from './response.ts';

const CONTEXT = {
  number: declarationNumber('100000000010'),
  officeId: '02CI',
  ownReference: 'VD-1',
  currency: 'VND',
  language: 'vi',
} as const;
const AT = instant('2026-11-21T03:04:05Z');

let position = 0n;
const event = (type: string, data: object = {}): JournaledEvent => ({ type, data, at: AT, position: (position += 7n) });

const taxed = (declaration: Declaration, extra: object = {}) => ({
  declaration,
  totalPayable: '1250000',
  paymentReference: 'HD-THU-1',
  assessment: {
    currency: 'VND',
    lines: [
      {
        sequence: 1,
        value: '10000000.125',
        taxes: [
          { taxType: 'CUD', measure: 'MFN', rate: '5%', amount: '500000.00625' },
          {
            taxType: 'ENV',
            measure: 'ENV-1',
            rate: '2000 VND/LTR',
            quantity: '125',
            unitCode: 'LTR',
            amount: '250000',
          },
          { taxType: 'VAT', measure: 'VAT', rate: '10%', amount: '1000000', relief: 'reduced', relieved: '500000' },
          { taxType: 'EXC', measure: 'EXC-9', rate: '10%', amount: '900000', relief: 'exempt' },
        ],
      },
    ],
  },
  ...extra,
});
const first = sampleImport();
const registered = (channel: string) => event('Registered', taxed(first, { selection: { channel } }));

const told = (...events: readonly JournaledEvent[]): readonly Response[] =>
  responsesOf(events, CONTEXT).map(({ response }) => response);
const inShort = ({ functionCode, statuses }: Response): string => `${functionCode} ${statuses?.[0]?.nameCode}`;

describe('what customs answers', () => {
  it.each([
    ['PreRegistered', { declaration: first }, ['02 preRegistered']],
    ['DocumentsRequested', { documents: [{ typeCode: 'INV', note: '' }], reason: 'x' }, ['06 awaitingDocuments']],
    ['ControlAccepted', { reason: 'x' }, ['05 controlPassed']],
    ['FindingRecorded', { conforms: false, lines: [], note: 'Thiếu 2 kiện' }, ['05 discrepancyFound']],
    ['FindingRecorded', { conforms: true, lines: [], note: 'Đúng' }, ['05 controlPassed']],
    ['Rechannelled', { channel: 'red', reason: 'x' }, ['05 underInspection']],
    ['AmendmentInstructed', { kind: 'amend', text: 'Sửa', lines: [1] }, ['06 amendmentInstructed']],
    ['InstructionWithdrawn', { reason: 'x' }, ['11 instructionWithdrawn']],
    ['AmendmentRejected', { reason: 'x' }, ['11 amendmentRejected']],
    ['CancellationRejected', { reason: 'x' }, ['11 cancellationRejected']],
    ['DecisionReversed', { decision: '1', decisionType: 'ControlAccepted', reason: 'x' }, ['11 decisionReversed']],
    ['Cancelled', { groundCode: 'DUPLICATE', reason: 'x' }, ['10 cancelled']],
    ['Withdrawn', { reason: 'x' }, ['10 withdrawn']],
    ['DutyPaid', { amount: '1250000', paymentId: 'P' }, ['13 dutyPaid']],
    ['SecurityCalled', { guaranteeId: 'G', amount: '5' }, ['13 securityCalled']],
    ['RefundDue', { amount: '5' }, ['13 refundDue']],
    ['RefundOrdered', { amount: '5', reason: 'x' }, ['13 refundOrdered']],
    ['RefundRejected', { amount: '5', rejection: 'unknownAccount', note: 'x' }, ['13 refundRejected']],
    ['RefundRefused', { reason: 'x' }, ['11 refundRefused']],
    ['RefundPaid', { amount: '5' }, ['13 refunded']],
    [
      'DutyPaymentReversed',
      { amount: '5', paymentId: 'B:1', lastPaymentId: null, reason: 'của tờ khai khác' },
      ['13 dutyPaymentReversed'],
    ],
    ['RefundSetOff', { amount: '5' }, ['13 refundSetOff']],
    ['ControlledAnew', { channel: 'yellow', reason: 'x' }, ['05 underDocumentCheck']],
    [
      'SpecialisedAwaited',
      { agencyCode: 'THU', documentTypeCode: 'QC', note: '', dueOn: '2026-12-01' },
      ['06 awaitingSpecialised'],
    ],
    [
      'SpecialisedRecorded',
      { agencyCode: 'THU', conforms: true, attachmentId: 'a', note: '' },
      ['05 specialisedPassed'],
    ],
    [
      'SpecialisedRecorded',
      { agencyCode: 'THU', conforms: false, attachmentId: 'a', note: 'x' },
      ['05 specialisedFailed'],
    ],
    ['AppealProlonged', { appealId: 'A', reason: 'x' }, ['11 appealProlonged']],
    ['AppealDecided', { appealId: 'A', outcome: 'upheld', reason: 'x' }, ['11 appealDecided']],
    ['Released', { basis: 'paid' }, ['09 released']],
    ['ReleaseSuspended', { reason: 'x' }, ['05 releaseSuspended']],
    ['ReleaseResumed', { reason: 'x' }, ['09 released']],
    ['ReleaseRevoked', { reason: 'x' }, ['05 releaseRevoked']],
    ['StorageAllowed', { note: '' }, ['11 storageAllowed']],
    ['StorageRefused', { reason: 'x' }, ['11 storageRefused']],
    ['StorageBreached', { breach: 'tampered', note: 'x', barredUntil: '2027-01-01' }, ['05 storageBreached']],
    ['CaseAssigned', { officerId: 'o', reason: 'x' }, []],
    ['AppealLodged', { decision: '1', decisionType: 'Cancelled', decidedBy: 'o', text: 'x' }, []],
    ['PaymentOrdered', { orderId: 'O', amount: '5' }, []],
    ['DocumentAttached', { attachment: {} }, []],
    ['CancellationRequested', { groundCode: 'DUPLICATE', reason: 'x' }, []],
    ['AmendmentDrafted', { declaration: first }, []],
  ])('to %s %j is %j', (type, data, expected) => {
    expect(told(event(type, data)).map(inShort)).toEqual(expected);
  });

  it('tells of a selection what is asked, and nothing where nothing is', () => {
    expect(told(registered('green')).map(inShort)).toEqual(['01 registered']);
    expect(told(registered('yellow')).map(inShort)).toEqual(['01 registered', '05 underDocumentCheck']);
    expect(told(registered('red')).map(inShort)).toEqual(['01 registered', '05 underInspection']);
  });

  it('keeps what officers wrote for themselves out of it', () => {
    const secret = 'Nghi khai thấp trị giá';
    const events = [
      event('DocumentsRequested', { documents: [{ typeCode: 'INV', note: 'Hóa đơn' }], reason: secret }),
      event('ControlAccepted', { reason: secret }),
      event('Rechannelled', { channel: 'red', reason: secret }),
      event('RefundOrdered', { amount: '5', reason: secret }),
    ];
    expect(JSON.stringify(told(...events))).not.toContain(secret);
  });

  it('gives each tax of each line with what is taken off it, and the total as it is payable', () => {
    const [declaration] = told(registered('green'))[0]?.declarations ?? [];
    expect(declaration).toMatchObject({
      totalPayableAmount: { amount: '1250000', currency: 'VND' },
      paymentReferenceId: 'HD-THU-1',
      goodsItems: [
        {
          customsValueAmount: { amount: '10000000.13' },
          dutyTaxFees: [
            {
              typeCode: 'CUD',
              dutyRegimeCode: 'MFN',
              taxRate: '5',
              deductAmount: { amount: '0' },
              payment: { taxAssessedAmount: { amount: '500000.01' }, paymentAmount: { amount: '500000.01' } },
            },
            { typeCode: 'ENV', specificTaxBaseQuantity: { value: '125', unitCode: 'LTR' } },
            { typeCode: 'VAT', deductAmount: { amount: '500000' }, payment: { paymentAmount: { amount: '500000' } } },
            { typeCode: 'EXC', deductAmount: { amount: '900000' }, payment: { paymentAmount: { amount: '0' } } },
          ],
        },
      ],
    });
  });

  it('counts versions, and points to each place that an amendment changed, once', () => {
    const second = { ...first, invoiceAmount: { amount: '5100', currency: 'EUR' }, totalPackageQuantity: 11 };
    const third = sampleImport([sampleItem({ origin: { countryCode: 'JP' } }), sampleItem({ sequence: 2 })]);
    const amended = (to: Declaration, reasonCode: string) => event('Amended', taxed(to, { reasonCode, reason: 'x' }));
    const [, one, two] = told(registered('green'), amended(second, '2'), amended(third, 'TOO_LONG'));
    expect(one?.declarations?.[0]).toMatchObject({ id: '100000000011', versionId: '1' });
    expect(one?.amendments).toEqual([
      { changeReasonCode: '2', pointers: [{ documentSectionCode: '42A', tagId: '146' }] },
      { changeReasonCode: '2', pointers: [{ documentSectionCode: '42A', tagId: '109' }] },
    ]);
    expect(two?.declarations?.[0]).toMatchObject({ id: '100000000012', versionId: '2' });
    expect(two?.amendments).toContainEqual({
      pointers: [
        { documentSectionCode: '42A' },
        { documentSectionCode: '67A' },
        { documentSectionCode: '68A', sequence: 1 },
        { documentSectionCode: '92A', sequence: 1, tagId: '063' },
      ],
    });
  });

  it('comes back from XML whole, whatever was written and however long', () => {
    const words = fc.string({
      unit: fc.constantFrom('ữ', 'a', '<', '&', '"', ' ', '𠮷'),
      minLength: 1,
      maxLength: 2_000,
    });
    fc.assert(
      fc.property(words, (text) => {
        const events = [
          registered('red'),
          event('AmendmentInstructed', {
            kind: 'amend',
            text,
            lines: Array.from({ length: 50 }, (_, line) => line + 1),
          }),
          event('DocumentsRequested', { documents: [{ typeCode: 'INV', note: text }], reason: '' }),
          event('Cancelled', { groundCode: 'DUPLICATE', reason: text }),
        ];
        for (const response of told(...events)) {
          const read = readResponse(new TextEncoder().encode(writeResponse(response, envelopeFrom('VN', 'RES'))));
          if (!read.ok) throw new Error(JSON.stringify(read.error));
          expect(read.value.response).toEqual(response);
        }
      }),
      { numRuns: 50, examples: [['𠮷'.repeat(600)], [`a${'𠮷'.repeat(600)}`]] },
    );
  });
});

describe('a refusal', () => {
  it('names every reason in the language asked for, shortened where the message has no more room', () => {
    const long = 'ữ'.repeat(900);
    const refusal = (language: 'vi' | 'en') =>
      refusedResponse(
        [
          {
            code: 'HS-001',
            pointer: '/goodsItems/0/commodityCode',
            severity: 'error',
            label: { vi: 'a', en: 'b' },
            message: { vi: long, en: 'There is no such code' },
            fix: { vi: 'x', en: 'y' },
          },
        ],
        { id: 'r'.repeat(99), at: AT, ownReference: null, language },
      );
    const [vi, en] = [refusal('vi'), refusal('en')];
    expect(en.errors?.[0]).toMatchObject({ description: 'There is no such code', validationCode: 'HS-001' });
    for (const response of [vi, en]) {
      expect(response.functionCode).toBe(RESPONSE_FUNCTIONS.refused.code);
      const xml = writeResponse(response, envelopeFrom('VN', 'RES'));
      expect(readResponse(new TextEncoder().encode(xml))).toMatchObject({ ok: true, value: { response } });
    }
  });

  it('can be read whatever it quotes of what was sent: also what XML 1.0 has no way to write', () => {
    for (const quoted of ['a\0\u0001\u000b\u001b\u001fb', '\ufffe\uffff', 'a\ud800b', '\udc00', ']]>&<"\r', 'ễ😀']) {
      const label = { vi: quoted, en: quoted };
      const refusal = { code: 'X-1', pointer: quoted, severity: 'error', label, message: label, fix: label } as const;
      const response = refusedResponse([refusal], { id: 'r', at: AT, ownReference: quoted, language: 'vi' });
      const read = readResponse(new TextEncoder().encode(writeResponse(response, envelopeFrom('VN', 'RES'))));
      expect(read.ok ? [] : read.error.filter(({ kind }) => kind === 'malformed')).toEqual([]);
    }
  });
});
