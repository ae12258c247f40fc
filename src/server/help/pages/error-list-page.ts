import { refusalFrom } from '#core/kernel';
import { escapeHtml, pageHtml, type Language } from '#server/platform/pages';
import { CATALOGUE } from '../catalogue.ts';
import { ERROR_GROUPS } from '../error-groups.ts';
import { exampleValues } from '../example-values.ts';
import { PROBLEM_KINDS } from '../problem-kinds.ts';
import { TEXTS } from './texts.ts';

export const ERRORS_PATH = '/help/errors';

/** Where a code or a kind of problem is explained. */
export const errorPath = (code: string): string => `${ERRORS_PATH}/${encodeURIComponent(code)}`;

/** All codes by group, each leading to its own page. */
export function errorListPage(language: Language): string {
  const link = (code: string, words: string): string =>
    `<li><a href="${errorPath(code)}?lang=${language}"><code>${escapeHtml(code)}</code></a><span>${escapeHtml(words)}</span></li>`;
  const groups = ERROR_GROUPS.flatMap(({ prefix, title, why }) => {
    const rules = [...CATALOGUE]
      .filter(([code]) => code.startsWith(`${prefix}-`))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    if (rules.length === 0) return [];
    const items = rules.map(([code, rule]) =>
      link(code, refusalFrom({ [code]: rule }, code, '', exampleValues(code)).message[language]),
    );
    return [
      `<h2 id="${prefix}">${escapeHtml(title[language])}</h2><p class="quiet">${escapeHtml(why[language])}</p><ul class="codes">${items.join('')}</ul>`,
    ];
  });
  const kinds = Object.entries(PROBLEM_KINDS).map(([kind, { means }]) => link(kind, means[language]));
  return pageHtml({
    title: TEXTS.listTitle[language],
    language,
    path: ERRORS_PATH,
    body: `<article><h1>${TEXTS.listTitle[language]}</h1><p class="quiet">${TEXTS.listLead[language]}</p>
${groups.join('\n')}
<h2 id="kinds">${TEXTS.kinds[language]}</h2><ul class="codes">${kinds.join('')}</ul></article>`,
  });
}
