import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { xmlFault } from './xml-faults.ts';

test('each fault that the parser can find has its words in Vietnamese', () => {
  const source = readFileSync(createRequire(import.meta.url).resolve('saxes'), 'utf8');
  const faults = [...source.matchAll(/fail\((["`])((?:\\.|(?!\1).)+)\1/g)].map(([, , fault = '']) =>
    fault
      .replaceAll(/\$\{[^}]*\}+/g, 'NAME')
      .replaceAll(/\\(.)/g, '$1')
      .replace(/\.$/, ''),
  );
  expect(faults.length).toBeGreaterThan(50);
  // A mistake of the program, not of a document.
  const ofDocuments = faults.filter((fault) => !fault.startsWith('cannot write after close'));
  expect(ofDocuments.filter((fault) => xmlFault(fault).vi === fault)).toEqual([]);
});

test('the name that a fault is about stays in it', () => {
  expect(xmlFault('unclosed tag: Declaration')).toEqual({
    vi: 'phần tử Declaration chưa được đóng',
    en: 'unclosed tag: Declaration',
  });
});
