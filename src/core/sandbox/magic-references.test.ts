import { describe, expect, test } from 'vitest';
import { FUNCTIONAL_REFERENCE_LENGTH_MAX, forcedBy, MAGIC_REFERENCES } from './magic-references.ts';

describe('magic references', () => {
  test.each(MAGIC_REFERENCES)('$token: its example forces what it says, also within a longer reference', (entry) => {
    const [, varying = ''] = /-(?:REFUSE-(.+)|DELAY-(\d+)S)$/.exec(entry.example)?.filter(Boolean) ?? [];
    expect(forcedBy(entry.example)).toEqual(entry.effect(varying));
    expect(forcedBy(`PO7-${entry.example}`)).toEqual(entry.effect(varying));
    expect(Object.keys(forcedBy(entry.example))).not.toEqual([]);
  });

  test.each(MAGIC_REFERENCES)('$token: its example fits into a declaration', ({ example }) => {
    expect(example.length).toBeLessThanOrEqual(FUNCTIONAL_REFERENCE_LENGTH_MAX);
  });

  test('a token counts only as a whole word, and the longer of two that begin alike', () => {
    expect(forcedBy('SANDBOX-REDO')).toEqual({});
    expect(forcedBy('sandbox-red')).toEqual({});
    expect(forcedBy('SANDBOX-RED-FINDINGS')).toEqual({ channel: 'red' });
    expect(forcedBy('SANDBOX-RED-FINDING-7')).toEqual({ channel: 'red', officer: 'findsDiscrepancy' });
    expect(forcedBy(undefined)).toEqual({});
  });

  test('several tokens add up', () => {
    expect(forcedBy('SANDBOX-RED/SANDBOX-DELAY-5S')).toEqual({ channel: 'red', delaySeconds: 5 });
  });

  test('a delay has a bound', () => {
    expect(forcedBy('SANDBOX-DELAY-99S')).toEqual({ delaySeconds: 30 });
  });
});
