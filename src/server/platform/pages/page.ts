import type { Text } from '#core/kernel';

/** Pages made by the server: no script, no font to fetch, a few kilobytes. They open on any phone and on paper. */
export type Language = keyof Text;

export const languageOf = (query: { readonly lang?: unknown }, acceptLanguage: string | undefined): Language =>
  query.lang === 'en' || query.lang === 'vi' ? query.lang : /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'vi';

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** The country keeps one offset all year, so a shifted instant read as UTC is the local time. */
export const localTime = (at: string, language: Language, zoneOffsetMinutes: number): string => {
  const shifted = new Date(Date.parse(at) + zoneOffsetMinutes * 60_000);
  return new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(shifted);
};

/** `10/12/2026`: a day of the law, in the person's way of writing it. */
export const localDate = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));

export interface Page {
  readonly title: string;
  readonly language: Language;
  /** Path of this page, for the language switch. */
  readonly path: string;
  readonly body: string;
}

export const pageHtml = (page: Page): string => `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(page.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><a class="brand" href="/">Hải Đăng</a><nav>${languageLink(page, 'vi', 'Tiếng Việt')}${languageLink(page, 'en', 'English')}</nav></header>
<main>${page.body}</main>
</body>
</html>
`;

const languageLink = (page: Page, language: Language, name: string): string =>
  `<a lang="${language}" hreflang="${language}" href="${escapeHtml(page.path)}?lang=${language}"${page.language === language ? ' aria-current="true"' : ''}>${name}</a>`;

const STYLE = `
:root{--ink:#17212b;--quiet:#55626f;--line:#dfe4e8;--accent:#0b5c7d;--done:#17663a;--ground:#f6f8f9}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 "Be Vietnam Pro",system-ui,"Segoe UI",Roboto,sans-serif}
header{display:flex;justify-content:space-between;align-items:center;max-width:44rem;margin:0 auto;padding:1.25rem 1.5rem}
.brand{font-weight:600;color:var(--ink);text-decoration:none}nav a{margin-left:1rem;color:var(--quiet);font-size:.875rem}nav a[aria-current]{color:var(--ink);text-decoration:none}
main{max-width:44rem;margin:0 auto;padding:0 1.5rem 3rem}
article{background:#fff;border:1px solid var(--line);border-radius:10px;padding:2rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem;font-weight:600}p{margin:.25rem 0}.quiet{color:var(--quiet)}
.number{font:500 1.125rem/1.4 ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;letter-spacing:.04em}
ol.steps{list-style:none;margin:1.75rem 0 0;padding:0}ol.steps li{display:grid;grid-template-columns:1.5rem 1fr auto;gap:.75rem;padding:.75rem 0;border-top:1px solid var(--line)}
ol.steps .mark{color:var(--quiet)}ol.steps li.done .mark{color:var(--done)}ol.steps li.now{font-weight:600}time{color:var(--quiet);font-weight:400;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:minmax(9rem,auto) 1fr;gap:.5rem 1.5rem;margin:1.5rem 0}dt{color:var(--quiet)}dd{margin:0}
.proof{display:grid;grid-template-columns:9rem 1fr;gap:1.5rem;align-items:start;border-top:1px solid var(--line);padding-top:1.5rem}.proof svg{width:9rem;height:9rem}
code{font:12px/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere;color:var(--quiet)}
table{width:100%;border-collapse:collapse;margin:1.5rem 0}th{text-align:left;font-weight:400}thead th{color:var(--quiet);font-size:.875rem}td,thead th:last-child{text-align:right;font-variant-numeric:tabular-nums}th,td{padding:.5rem 0;border-top:1px solid var(--line)}thead th{border-top:0}tr.total th,tr.total td{font-weight:600}
h2{font-size:1.0625rem;font-weight:600;margin:1.5rem 0 .25rem}a{color:var(--accent)}pre{margin:.5rem 0 1.5rem;padding:1rem;background:var(--ground);border-radius:8px;overflow-x:auto}pre code{white-space:pre;overflow-wrap:normal}
thead th:not(:first-child){text-align:right}.wide{overflow-x:auto}.wide th,.wide td{padding-right:.75rem;white-space:nowrap}
ul.codes{list-style:none;margin:.5rem 0 0;padding:0}ul.codes li{display:grid;grid-template-columns:minmax(5rem,auto) 1fr;gap:.75rem;align-items:baseline;padding:.5rem 0;border-top:1px solid var(--line)}ul.codes code{color:inherit}
@media(max-width:480px){article{padding:1.25rem}ol.steps li{grid-template-columns:1.5rem 1fr}ol.steps time{grid-column:2}dl{grid-template-columns:1fr;gap:0 0}dd{margin-bottom:.5rem}.proof{grid-template-columns:1fr}}
@media print{body{background:#fff}header nav{display:none}article{border:0;padding:0}}`;
