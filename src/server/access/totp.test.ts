import { describe, expect, test } from 'vitest';
import { base32, stepOf, totpCode, totpUri } from './totp.ts';

const SECRET = Buffer.from('12345678901234567890');

describe('codes of half a minute', () => {
  // RFC 6238, appendix B, the last six of eight digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i is the one of the standard', (second, code) => {
    expect(totpCode(SECRET, Math.floor(second / 30))).toBe(code);
  });

  test('are taken one step early and one late, and not two', () => {
    const at = 1_111_111_111_000;
    const step = Math.floor(at / 30_000);
    for (const aside of [-1, 0, 1]) expect(stepOf(totpCode(SECRET, step + aside), SECRET, at)).toBe(step + aside);
    for (const aside of [-2, 2]) expect(stepOf(totpCode(SECRET, step + aside), SECRET, at)).toBeUndefined();
    expect(stepOf('', SECRET, at)).toBeUndefined();
  });

  test('have a secret that people can type and apps can read', () => {
    expect(base32(SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(totpUri(SECRET, { issuer: 'Hải Đăng', account: 'a+b@example.test' })).toBe(
      'otpauth://totp/H%E1%BA%A3i%20%C4%90%C4%83ng:a%2Bb%40example.test?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=H%E1%BA%A3i%20%C4%90%C4%83ng',
    );
  });
});
