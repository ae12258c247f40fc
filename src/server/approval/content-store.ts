import type { ProposalContent } from '#core/approval';
import { assert, canonicalJson } from '#core/kernel';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompressSync, brotliDecompress, constants } from 'node:zlib';
import type pg from 'pg';

/** What a proposal shows as it is kept, with the hash of what is unpacked from it. */
export interface PackedContent {
  readonly hash: string;
  readonly body: Uint8Array;
}

/** Takes a tenth of a second for a whole tariff: for a thread of its own. */
export function packContent(content: ProposalContent): PackedContent {
  const text = canonicalJson(content);
  return { hash: hashOf(text), body: brotliCompressSync(text, COMPRESSION) };
}

/** What proposals show, by hash. */
export interface ContentStore {
  /** Keeps it under its hash. Before the command, so that no proposal is ever without what it shows. */
  readonly keep: (content: PackedContent) => Promise<void>;
  readonly read: (hash: string) => Promise<ProposalContent | undefined>;
}

const SQL = {
  keep: 'insert into approval.content (hash, body) values ($1, $2) on conflict do nothing',
  read: 'select body from approval.content where hash = $1',
} as const;

const decompress = promisify(brotliDecompress);
/** A whole tariff that changes is 4 MB of text: 5 makes 200 KB of it in a tenth of a second. */
const COMPRESSION = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Somebody turns the pages of one proposal at a time. */
const REMEMBERED_MAX = 4;

export function contentStore(pool: Pick<pg.Pool, 'query'>): ContentStore {
  const remembered = new Map<string, ProposalContent>();
  const remember = (hash: string, content: ProposalContent): ProposalContent => {
    remembered.set(hash, content);
    const [oldest] = remembered.keys();
    if (remembered.size > REMEMBERED_MAX && oldest !== undefined) remembered.delete(oldest);
    return content;
  };
  return {
    keep: async ({ hash, body }) => {
      await pool.query(SQL.keep, [hash, Buffer.from(body.buffer, body.byteOffset, body.byteLength)]);
    },
    read: async (hash) => {
      const known = remembered.get(hash);
      if (known !== undefined) return known;
      const { rows } = await pool.query<{ body: Buffer }>(SQL.read, [hash]);
      const [row] = rows;
      if (row === undefined) return undefined;
      const text = (await decompress(row.body)).toString('utf8');
      assert(hashOf(text) === hash, `the stored content ${hash} is the one that was proposed`);
      return remember(hash, JSON.parse(text) as ProposalContent);
    },
  };
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
