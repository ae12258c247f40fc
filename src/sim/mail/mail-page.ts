import type { CaughtMail } from './caught-mail.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** All letters, newest first, as one page without scripts. */
export const mailPage = (mails: readonly CaughtMail[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Caught e-mail (${mails.length})</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b2733; }
article { border: 1px solid #d5dbe1; border-radius: 8px; padding: 1rem 1.25rem; margin: 1rem 0; }
h2 { font-size: 1.0625rem; margin: 0; }
p { margin: .25rem 0; color: #52606d; }
pre { white-space: pre-wrap; font: inherit; margin: .75rem 0 0; }
</style>
</head>
<body>
<main>
<h1>Caught e-mail</h1>
<p>The demonstration sends its e-mail here, and nowhere else.</p>
${mails.length === 0 ? '<p>Nothing yet.</p>' : mails.toReversed().map(article).join('\n')}
</main>
</body>
</html>
`;

const article = ({ to, headers, subject, text }: CaughtMail): string =>
  `<article lang="${escape(headers['content-language'] ?? 'en')}">
<h2>${escape(subject)}</h2>
<p>${escape(to.join(', '))} · ${escape(headers['date'] ?? '')}</p>
<pre>${escape(text)}</pre>
</article>`;
