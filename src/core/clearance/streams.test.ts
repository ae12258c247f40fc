import { declarationNumber, parseDeclarationNumber } from '#core/declaration';
import { parsePartyId, partyId, PARTY_ID_LENGTH_MAX, partyRef } from '#core/party';
import { paymentIdOf } from '#core/payment';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declarationRef, ownReferenceKey, paymentRef } from './index.ts';

const parties = fc.stringMatching(/^[A-Za-z0-9.-]{1,35}$/).map(partyId);

describe('identifiers', () => {
  test('one kind never stands for another: what would open the wrong stream does not compile', () => {
    const [number, party, payment] = [declarationNumber('100000000010'), partyId('0100000001'), paymentIdOf('B', 'm1')];
    expect([declarationRef(number), paymentRef(payment), partyRef(party)]).toEqual([
      { type: 'declaration', id: '100000000010' },
      { type: 'payment', id: 'B:m1' },
      { type: 'party', id: '0100000001' },
    ]);
    // @ts-expect-error: a party is no declaration.
    declarationRef(party);
    // @ts-expect-error: nor is a text that nobody read.
    declarationRef('100000000010');
    // @ts-expect-error: a payment is known by its bank and message, not by what it pays.
    paymentRef(number);
    // @ts-expect-error: whose reference it is comes first.
    ownReferenceKey('VD-2026-0001', party);
  });

  test('a declaration number is twelve digits and nothing else', () => {
    const others = [
      '',
      '10000000001',
      '1000000000100',
      '10000000001x',
      ' 100000000010',
      '100000000010\n',
      '１00000000010',
    ];
    for (const text of others) {
      expect(parseDeclarationNumber(text), JSON.stringify(text)).toBeUndefined();
      expect(() => declarationNumber(text)).toThrow('declaration number');
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseDeclarationNumber(text) !== undefined).toBe(/^[0-9]{12}$/.test(text));
      }),
    );
  });

  test('no party is known under a text that is none', () => {
    const others = [
      '',
      ' ',
      '01 00',
      '0100000001|x',
      "0100000001'",
      '0100000001\n',
      'Ố',
      'x'.repeat(PARTY_ID_LENGTH_MAX + 1),
    ];
    for (const text of others) expect(parsePartyId(text), JSON.stringify(text)).toBeUndefined();
    expect(parsePartyId('0100000001-001')).toBe('0100000001-001');
    expect(parsePartyId('x'.repeat(PARTY_ID_LENGTH_MAX))).toHaveLength(PARTY_ID_LENGTH_MAX);
  });

  test('references of two traders never take the same key, whatever they write in them', () => {
    fc.assert(
      fc.property(parties, fc.string(), parties, fc.string(), (one, reference, other, otherReference) => {
        const isSame = one === other && reference === otherReference;
        expect(ownReferenceKey(one, reference).value === ownReferenceKey(other, otherReference).value).toBe(isSame);
      }),
    );
  });
});
