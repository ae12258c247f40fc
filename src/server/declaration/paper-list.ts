import type pg from 'pg';

export interface AnnouncedPaper {
  readonly officeId: string;
  readonly number: string;
  readonly on: string;
  readonly acceptedBy: string;
  readonly announcedAt: string;
}

type Client = Pick<pg.Pool, 'query'>;

/** Announcing a paper again corrects what was said of it; one that was entered stays so. */
export async function announcePaper(client: Client, paper: AnnouncedPaper): Promise<void> {
  await client.query(
    `insert into declaration.paper_announced (office_id, number, accepted_on, accepted_by, announced_at)
      values ($1, $2, $3, $4, $5)
      on conflict (office_id, number) do update set accepted_on = excluded.accepted_on, accepted_by = excluded.accepted_by`,
    [paper.officeId, paper.number, paper.on, paper.acceptedBy, paper.announcedAt],
  );
}

export async function paperEntered(
  client: Client,
  paper: Pick<AnnouncedPaper, 'officeId' | 'number'> & { readonly at: string },
): Promise<void> {
  await client.query(
    'update declaration.paper_announced set entered_at = $3 where office_id = $1 and number = $2 and entered_at is null',
    [paper.officeId, paper.number, paper.at],
  );
}

/** What these offices have not entered yet, the oldest paper first. */
export async function openPapers(
  client: Client,
  officeIds: readonly string[] | 'every',
  limit: number,
): Promise<readonly AnnouncedPaper[]> {
  const { rows } = await client.query<{
    office_id: string;
    number: string;
    accepted_on: string;
    accepted_by: string;
    announced_at: Date;
  }>(
    `select office_id, number, accepted_on::text, accepted_by, announced_at from declaration.paper_announced
      where entered_at is null and ($1::text[] is null or office_id = any($1))
      order by accepted_on, number limit $2`,
    [officeIds === 'every' ? null : officeIds, limit],
  );
  return rows.map((row) => ({
    officeId: row.office_id,
    number: row.number,
    on: row.accepted_on,
    acceptedBy: row.accepted_by,
    announcedAt: row.announced_at.toISOString(),
  }));
}
