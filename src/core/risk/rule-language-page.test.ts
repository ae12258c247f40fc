import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileExpression } from './cel-compile.ts';
import { factDescriptions } from './fact-model.ts';

const PAGE = readFileSync('docs/reference/rule-language.md', 'utf8');

it('the page on the rule language lists every fact as the model describes it', () => {
  const rows = factDescriptions().map(
    ({ path, type, optional, label }) =>
      `| \`${path}\` | ${type}${optional ? ', *optional*' : ''} | ${label.en} | ${label.vi} |`,
  );
  const table = ['| fact | type | meaning | ý nghĩa |', '|---|---|---|---|', ...rows].join('\n');
  const [, shown = ''] = /<!-- facts -->\n([\s\S]*?)\n?<!-- \/facts -->/.exec(PAGE) ?? [];
  expect(shown).toBe(table);
});

it('the example on the page compiles', () => {
  const [, when = ''] = /"when": "(.*)",/.exec(PAGE) ?? [];
  expect(compileExpression(when, 'line')).toMatchObject({ ok: true });
});
