import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Check } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { examineDeclaration, explainAssessment, taxTable, type Assessment } from '#core/assessment';
import { Declaration } from '#core/declaration';
import { explanationLines, plainDate } from '#core/kernel';
import { envelopeFrom, readDeclaration, writeDeclaration } from '#messages/wco';
import { vietnamReference } from '#tests/support/reference';

/**
 * The worked declarations under `examples/`. Each assessment and its README were worked out apart from the program, from the tariff and
 * the rates of the week; the code has to come to the same figures, to the last digit.
 */
const folder = path.resolve(import.meta.dirname, '../../examples');
const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const text = (name: string, file: string) => readFileSync(path.join(folder, name, file), 'utf8');
const reference = vietnamReference();

/** What the checks may say of an example besides nothing. */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  '05-gifts': ['ORG-002 /goodsItems/2/origin/countryCode'],
};

test('there are seventeen', () => expect(names).toHaveLength(17));

describe.each(names)('%s', (name) => {
  const declaration = declarationOf(name);
  // The file is this project's own, in the form that `assess` gives.
  const expected = JSON.parse(text(name, 'assessment.json')) as Assessment;
  const on = plainDate(expected.on);
  const examined = examineDeclaration(declaration, reference, on);

  test('meets no refusal', () =>
    expect(examined.refusals.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(WARNINGS[name] ?? []));
  test('is assessed as worked out apart from the program', () => expect(examined.assessment).toEqual(expected));
  test('its README ends in the same sum', () => {
    const payable = expected.payable.replace(/\B(?=(\d{3})+$)/g, ',');
    expect(text(name, 'README.md')).toContain(`**To pay: ${payable} đồng**`);
  });
  test('each figure can be explained in both languages', () => {
    for (const language of ['vi', 'en'] as const) {
      const lines = explanationLines(explainAssessment(expected, declaration, reference), language).join('\n');
      for (const line of expected.lines) for (const { amount } of line.taxes) expect(lines).toContain(amount);
    }
    for (const row of taxTable(expected, declaration, reference)) expect(row.label.vi).not.toBe('');
  });
  test('its XML is what the JSON says, written as a WCO message', () =>
    expect(text(name, 'declaration.xml')).toBe(writeDeclaration(declaration, envelopeFrom('VN'))));
  test('its XML reads back to the JSON', () => {
    const read = readDeclaration(new TextEncoder().encode(text(name, 'declaration.xml')));
    expect(read.ok ? read.value.declaration : read.error).toEqual(declaration);
  });
});

function declarationOf(name: string): Declaration {
  const declaration: unknown = JSON.parse(text(name, 'declaration.json'));
  if (!Check(Declaration, declaration)) throw new Error(`${name}: not the shape of a declaration`);
  return declaration;
}
