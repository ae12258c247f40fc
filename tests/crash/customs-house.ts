import type { JWK } from 'jose';
import { apiClient, type ApiClient } from '#client';
import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import type { BankPartner } from '#server/payment';
import type { DemoPrincipal } from '#server/program';
import type { SignalAt } from './kill-plan.ts';
import { startChild, type Child, type Life } from './life.ts';
import type { Seen } from './seen.ts';

export interface CustomsOptions {
  readonly dataFolder: string;
  readonly clockShiftMs: number;
  readonly bank: BankPartner;
  readonly principals: readonly DemoPrincipal[];
  readonly signalAt?: SignalAt;
}

/** Said once, when it is in service. */
export interface FromCustoms {
  readonly url: string;
  readonly apiKeys: Readonly<Record<string, string>>;
  readonly signerKeys: readonly JWK[];
}

/** What a client of the API gets back, its body as the bytes said it. */
export interface Reply {
  readonly response: Response;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** The whole program in a process of its own, as its clients know it. */
export interface CustomsHouse extends Life {
  readonly told: FromCustoms;
  readonly isGone: () => boolean;
  /** Sends one request and takes the answer as its sender sees it. */
  readonly ask: (send: () => Promise<Reply>) => Promise<Seen>;
  /** Answers that no client should ever get: faults of ours, or a key that is suddenly not known. */
  readonly surprises: readonly string[];
}

/** Starts one house after another. Half the time of a start is reading the code, so the next program does that while this one works. */
export interface CustomsHouses {
  /** Resolves once it serves. */
  readonly start: (options: CustomsOptions) => Promise<CustomsHouse>;
  readonly end: () => Promise<void>;
}

export function customsHouses(): CustomsHouses {
  let next = loadProgram();
  return {
    start: (options) => {
      const loaded = next;
      next = loadProgram();
      return startHouse(loaded, options);
    },
    end: () => {
      next.child.signal('SIGKILL');
      return next.child.gone;
    },
  };
}

interface LoadedProgram {
  readonly child: Child<CustomsOptions>;
  readonly ready: Promise<FromCustoms>;
}

function loadProgram(): LoadedProgram {
  let onTold: (told: FromCustoms) => void;
  const ready = new Promise<FromCustoms>((resolve) => (onTold = resolve));
  const file = new URL('./customs-program.ts', import.meta.url);
  return { child: startChild<CustomsOptions, FromCustoms>(file, {}, (told) => onTold(told)), ready };
}

async function startHouse({ child, ready }: LoadedProgram, options: CustomsOptions): Promise<CustomsHouse> {
  child.tell(options);
  let isGone = false;
  const gone = child.gone.then(() => void (isGone = true));
  const told = await Promise.race([ready, gone]);
  if (!told) throw new Error('the program ended before it was in service');
  let answers = 0;
  const surprises: string[] = [];
  return {
    ...child,
    gone,
    told,
    isGone: () => isGone,
    answers: () => answers,
    surprises,
    ask: async (send) => {
      if (isGone) return { status: 'lost' };
      const reply = await send().catch(() => undefined);
      if (!reply) return { status: 'lost' };
      answers += 1;
      return seenOf(reply, (surprise) => surprises.push(surprise));
    },
  };
}

function seenOf({ response, data, error }: Reply, onSurprise: (text: string) => void): Seen {
  if (response.ok)
    return { status: 'accepted', text: String(data), position: BigInt(response.headers.get('haidang-position') ?? -1) };
  switch (response.status) {
    case 503:
      return { status: 'unavailable' };
    case 403:
    case 404:
    case 409:
    case 422:
      return { status: 'refused' };
    default:
      onSurprise(`${response.status} ${response.url} ${JSON.stringify(error)}`);
      return { status: 'busy' };
  }
}

/** Who may speak: keys for traders, a session for each officer. Good for every program on the same data. */
export interface Credentials {
  readonly apiKeys: FromCustoms['apiKeys'];
  readonly sessions: Readonly<Record<Officer, BrowserSession>>;
}
export type Officer = 'documents' | 'inspection' | 'leader';

export async function signInAll({ url, apiKeys }: FromCustoms): Promise<Credentials> {
  const [documents, inspection, leader] = await Promise.all([
    signIn(url, 'documents'),
    signIn(url, 'inspection'),
    signIn(url, 'leader'),
  ]);
  return { apiKeys, sessions: { documents, inspection, leader } };
}

/** The generated client in each of their hands. */
export interface People {
  readonly broker: ApiClient;
  readonly documents: ApiClient;
  readonly inspection: ApiClient;
  readonly leader: ApiClient;
}

export function peopleAt(url: string, { apiKeys, sessions }: Credentials): People {
  const officer = (name: Officer): ApiClient => clientOf(url, sessions[name]);
  return {
    broker: apiClient({ baseUrl: url, apiKey: apiKeys['demo broker'] ?? '' }),
    documents: officer('documents'),
    inspection: officer('inspection'),
    leader: officer('leader'),
  };
}
