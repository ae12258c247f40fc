import { apiClient, type ApiClient, type Schemas } from '#client';
import { StartRefused } from '#server/platform/config';
import { InvalidArgumentError, Option, type Command } from 'commander';

export interface ApiOptions {
  readonly url: string;
  readonly key?: string;
}

const URL_DEFAULT = 'http://localhost:8080';

/** `--url` and `--key`, or HAIDANG_URL and HAIDANG_API_KEY: the same for every command that talks to a running program. */
export const withApiOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--url <url>', 'where the program runs').env('HAIDANG_URL').default(URL_DEFAULT).argParser(addressOf),
    )
    // Named, not shown: help must not print a secret.
    .addOption(new Option('--key <key>', 'API key').env('HAIDANG_API_KEY'));

/** Addresses are put together with it, so without a slash at its end. */
function addressOf(text: string): string {
  if (!/^https?:$/u.test(URL.parse(text)?.protocol ?? ''))
    throw new InvalidArgumentError(`Write it as ${URL_DEFAULT}.`);
  return text.replace(/\/+$/u, '');
}

/** The client for these options; a program that does not answer is told as a sentence, not as a stack. */
export const clientOf = ({ url, key }: ApiOptions): ApiClient =>
  apiClient({
    baseUrl: url,
    ...(key ? { apiKey: key } : {}),
    fetch: (request) => answered(url, fetch(request)),
  });

/** A file in a form: the one kind of request that the generated client has no words for. */
export async function uploaded<Data>(
  { url, key }: ApiOptions,
  address: string,
  body: FormData,
): Promise<{ readonly data?: Data; readonly problem?: Schemas['Problem'] }> {
  const headers = key ? { authorization: `Bearer ${key}` } : undefined;
  const response = await answered(
    url,
    fetch(`${url}${address}`, { method: 'POST', body, ...(headers && { headers }) }),
  );
  const answer: unknown = await response.json();
  return response.ok ? { data: answer as Data } : { problem: answer as Schemas['Problem'] };
}

/** What this program answers with; a proxy or another server at the address says something else. */
const OUR_ANSWERS = /^application\/(?:json|problem\+json|pdf)\b/u;

async function answered(url: string, sending: Promise<Response>): Promise<Response> {
  const response = await sending.catch(() => {
    throw new StartRefused(
      `Nothing answers at ${url}. Start the program with "npm start", or name its address with --url.`,
    );
  });
  if (OUR_ANSWERS.test(response.headers.get('content-type') ?? '')) return response;
  await response.body?.cancel();
  throw new StartRefused(
    `What answers at ${url} is not this program (status ${response.status}). Name its address with --url.`,
  );
}
