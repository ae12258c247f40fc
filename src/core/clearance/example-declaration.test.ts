import { plainDate } from '#core/kernel';
import { vietnamFiles } from '#tests/support/reference';
import { describe, expect, test } from 'vitest';
import { readExample } from './example-declaration.ts';

const FILE = 'clearance/example.json';

describe('the example of a country', () => {
  test('has its dates near the day, and papers of its own each time', () => {
    const example = readExample(vietnamFiles().texts[FILE] ?? '', FILE);
    if (!example.ok) throw new Error(JSON.stringify(example.error));
    const first = example.value(plainDate('2027-01-05'), '05081500');
    const second = example.value(plainDate('2027-01-05'), '05081501');
    expect(first.invoice?.issueDate).toBe('2026-12-24');
    const papers = [first, second].map((one) => one.consignment?.transportContractDocuments?.[0]?.id);
    expect(new Set(papers).size).toBe(2);
    expect(JSON.stringify(first)).not.toMatch(/[{](day|ymd|md|mark)/);
  });

  test('a member that declarations do not know is a problem with its line', () => {
    const read = readExample('{\n  "goodsItems": [],\n  "surprise": 1\n}', FILE);
    expect(read.ok ? [] : read.error.map(({ place, field }) => [place.line, field])).toContainEqual([3, '/surprise']);
  });
});
