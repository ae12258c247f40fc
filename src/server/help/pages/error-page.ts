import { refusalFrom, type Refusal, type RefusalRule } from '#core/kernel';
import { escapeHtml, pageHtml, type Language } from '#server/platform/pages';
import { problem, PROBLEM_STATUS, type ProblemKind } from '#server/platform/http';
import { ERROR_GROUPS } from '../error-groups.ts';
import { exampleValues } from '../example-values.ts';
import { PROBLEM_KINDS } from '../problem-kinds.ts';
import { errorPath, ERRORS_PATH } from './error-list-page.ts';
import { TEXTS } from './texts.ts';

/** What a code rests on in the law of the country. */
export type Basis = Pick<Refusal, 'legalBasis' | 'legalBasisIllustrative'>;

/** What a code means, why customs asks, what to do, and how the answer looks; made from the catalogue that the answer itself is made from. */
export function errorPage(code: string, rule: RefusalRule, language: Language, basis: Basis): string {
  const { legalBasis } = basis;
  const example = {
    ...refusalFrom({ [code]: rule }, code, '', exampleValues(code)),
    ...basis,
  };
  const why = ERROR_GROUPS.find(({ prefix }) => code.startsWith(`${prefix}-`))?.why;
  return page(language, code, example.label[language], [
    ...(rule.severity === 'warning' ? [`<p class="quiet">${TEXTS.warning[language]}</p>`] : []),
    section(TEXTS.means[language], example.message[language]),
    ...(why ? [section(TEXTS.why[language], why[language])] : []),
    ...(legalBasis
      ? [
          `<p class="quiet">${TEXTS.legalBasis[language]}: ${escapeHtml(legalBasis)}${basis.legalBasisIllustrative ? ` (${TEXTS.illustrative[language]})` : ''}</p>`,
        ]
      : []),
    section(TEXTS.fix[language], example.fix[language]),
    exampleOf(language, example),
  ]);
}

/** The same for a kind of problem, which `type` of every problem names. */
export function problemPage(kind: ProblemKind, language: Language): string {
  const { means, fix } = PROBLEM_KINDS[kind];
  return page(language, kind, `${TEXTS.status[language]} ${PROBLEM_STATUS[kind]}`, [
    section(TEXTS.means[language], means[language]),
    section(TEXTS.fix[language], fix[language]),
    exampleOf(language, { ...problem(kind), instance: 'req-1' }),
  ]);
}

export const unknownErrorPage = (language: Language): string =>
  page(language, '', TEXTS.unknown[language], [`<p>${TEXTS.unknownFix[language]}</p>`]);

const page = (language: Language, code: string, title: string, parts: readonly string[]): string =>
  pageHtml({
    title: `${code} ${title}`.trim(),
    language,
    path: code === '' ? ERRORS_PATH : errorPath(code),
    body: `<article>${code && `<p class="number">${escapeHtml(code)}</p>`}<h1>${escapeHtml(title)}</h1>
${parts.join('\n')}
<p><a href="${ERRORS_PATH}?lang=${language}">${TEXTS.all[language]}</a></p></article>`,
  });

const section = (title: string, text: string): string => `<h2>${title}</h2><p>${escapeHtml(text)}</p>`;

const exampleOf = (language: Language, value: object): string =>
  `<h2>${TEXTS.example[language]}</h2><pre tabindex="0"><code>${escapeHtml(JSON.stringify(value, null, 2))}</code></pre>`;
