import { apiClient, type ApiClient, type Schemas } from '#client';
import { StartRefused } from '#server/platform/config';
import type { Command } from 'commander';

export interface ApiOptions {
  readonly url: string;
  readonly key?: string;
}

const URL_DEFAULT = 'http://localhost:8080';

/** `--url` and `--key`, or HAIDANG_URL and HAIDANG_API_KEY: the same for every command that talks to a running program. */
export const withApiOptions = (command: Command): Command =>
  command
    .option('--url <url>', 'where the program runs', process.env['HAIDANG_URL'] ?? URL_DEFAULT)
    .option('--key <key>', 'API key', process.env['HAIDANG_API_KEY']);

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

const answered = (url: string, sending: Promise<Response>): Promise<Response> =>
  sending.catch(() => {
    throw new StartRefused(
      `Nothing answers at ${url}. Start the program with "npm start", or name its address with --url.`,
    );
  });
