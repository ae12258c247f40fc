import { examineAnyLodging } from '#core/clearance';
import { Declaration } from '#core/declaration';
import type { Actor, Refusal } from '#core/kernel';
import { withLegalBases } from '#core/reference';
import { signedInOnly } from '#server/access';
import { dayOf } from '#server/codes';
import { refusalsProblem, shapeRefusalsOf, type HttpApp } from '#server/platform/http';
import { keptBytes } from '#server/platform/services';
import { setImmediate } from 'node:timers/promises';
import { Type } from 'typebox';
import { contentKey } from '../content-key.ts';
import type { ReadEntry, ReadingOptions } from '../import-reading.ts';
import type { ImportRoom } from '../import-room.ts';
import type { ImportRow, NewEntry } from '../import-store.ts';
import { CheckImportBody, importView } from '../import-view.ts';
import { nullable } from '../nullable.ts';
import { readApart } from '../read-apart.ts';
import { fileConflict, findImport, ImportParams, PROBLEMS, RATE_LIMIT, SECURITY, TAGS } from './shared.ts';

export function checkImport(app: HttpApp, room: ImportRoom): void {
  const { services, store } = room;
  app.post(
    '/api/v1/declaration-imports/:id/check',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'checkImport',
        tags: TAGS,
        summary: 'Read a file of declarations with these columns, and check each as lodging would',
        description:
          'Nothing is lodged by it. Where numbers can be read in two ways (`1.250`), one of them comes back as `example`, and nothing is read until you say which.',
        security: SECURITY,
        params: ImportParams,
        body: CheckImportBody,
        response: {
          200: Type.Object({ example: nullable(Type.String()), import: Type.Ref('DeclarationImport') }),
          ...PROBLEMS,
        },
      },
      config: { rateLimit: RATE_LIMIT },
    },
    async (request) => {
      const row = await findImport(room, request, request.params.id);
      const told = request.body.table ?? null;
      const { read, options } = await readAsKnown(room, request.actor, row, told);
      if (!read.ok) throw refusalsProblem(read.error);
      const { example, entries, layout } = read.value;
      if (told?.numbers) await store.rememberNumbers(row.organisation_id, told.numbers, services.clock.now());
      if (layout) await store.rememberLayout(row.organisation_id, layout, services.clock.now());
      if (
        example === null &&
        !(await store.keepCheck(row, options, await examined(room, row.organisation_id, entries)))
      )
        throw fileConflict('TBL-109');
      const checked = (await store.find(row.id)) ?? row;
      return { example, import: importView(checked, await store.counts(row.id)) };
    },
  );
}

/** Where a file does not tell how it writes numbers and nobody says, what was said of an earlier file of the same organisation goes. */
async function readAsKnown(
  { services, store }: ImportRoom,
  actor: Actor,
  { file_id, organisation_id }: ImportRow,
  told: ReadingOptions | null,
) {
  const readWith = (options: ReadingOptions | null) =>
    readApart(actor, async () => ({ do: 'read', bytes: await keptBytes(services.files, file_id), options }));
  const read = await readWith(told);
  const numbers = told && read.ok && read.value.example !== null ? await store.numbers(organisation_id) : undefined;
  if (!told || numbers === undefined) return { read, options: told };
  const options = { ...told, numbers };
  return { read: await readWith(options), options };
}

/** Others go on between one declaration and the next. */
async function examined(
  { services }: ImportRoom,
  organisationId: string,
  entries: readonly ReadEntry[],
): Promise<readonly NewEntry[]> {
  const { reference } = services.reference.current();
  const today = dayOf(undefined, services);
  const seen = new Map<string, number>();
  const examinedEntries: NewEntry[] = [];
  for (const [index, { row, reference: name, lineCount, content, errors }] of entries.entries()) {
    const shape = errors.length > 0 ? [] : shapeRefusalsOf(content, Declaration);
    const isWhole = errors.length === 0 && shape.length === 0;
    // Its shape was looked at just now.
    const refusals: readonly Refusal[] = isWhole
      ? withLegalBases(
          examineAnyLodging({ declaration: content as Declaration }, reference, today).refusals,
          reference.legalBases,
          today,
        )
      : shape;
    const said = contentKey(organisationId, content);
    const before = seen.get(said) ?? 0;
    seen.set(said, before + 1);
    examinedEntries.push({
      place: index + 1,
      row,
      reference: name,
      line_count: lineCount,
      content,
      // Two that say the same in one file are two.
      content_key: before === 0 ? said : `${said}-${before}`,
      cell_errors: errors,
      refusals,
      state: isWhole ? 'waiting' : 'blocked',
    });
    await setImmediate();
  }
  return examinedEntries;
}
