import { visibleTo } from '#core/access';
import { Declaration, fieldPointer, fieldText, parseDeclarationNumber, withFieldTexts } from '#core/declaration';
import type { Actor, Command, Refusal } from '#core/kernel';
import { readDeclaration } from '#server/declaration';
import { run } from '#server/platform/database';
import { ProblemError, shapeRefusalsOf } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { hash } from 'node:crypto';
import { errorsIn, isAbout } from './examine.ts';
import type { Fix, FixResult, Mended } from './fix.ts';
import { SQL } from './sql.ts';

/** Each is read from the journal. */
const PRE_REGISTRATIONS_MAX = 50;

/** What was declared ahead and would be refused if it were registered today. */
export async function preRegistrationFixes(services: Services, actor: Actor): Promise<readonly Fix[]> {
  const { organisationIds } = visibleTo(actor, 'declaration.list');
  if (organisationIds.length === 0) return [];
  const marked = await run(services.pool, SQL.marked, ['preRegistration', organisationIds, PRE_REGISTRATIONS_MAX]);
  const fixes: Fix[] = [];
  for (const { id } of marked) fixes.push(...(await fixesOf(services, actor, id)));
  return fixes;
}

async function fixesOf(services: Services, actor: Actor, id: string): Promise<readonly Fix[]> {
  const read = await readEarly(services, actor, id);
  if (read === undefined) return [];
  const { declaration, revision } = read;
  return errorsIn(declaration, { replaces: id }, services).map(({ code, pointer, label, message, fix }) => {
    const place = fieldPointer(pointer);
    return {
      source: 'preRegistration',
      id,
      place: null,
      seen: String(revision),
      name: id,
      client: declaration.importer?.name ?? '',
      code,
      pointer: place ?? pointer,
      editable: place !== undefined,
      label,
      message,
      fix,
      declared: place === undefined ? '' : fieldText(declaration, place),
    };
  });
}

/** One that is not official yet, and that this actor may see. */
async function readEarly(services: Services, actor: Actor, id: string) {
  const number = parseDeclarationNumber(id);
  if (number === undefined) return undefined;
  try {
    const { state, declaration, revision } = await readDeclaration(services, actor, number);
    return state.status === 'preRegistered' ? { number, declaration, revision } : undefined;
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** Overwrites a pre-registration, which stays one. All of it goes in one message: what would pass waits for what would not. */
export async function mendPreRegistration(
  services: Services,
  actor: Actor,
  { source, id, place, seen, rows }: Mended,
): Promise<readonly FixResult[]> {
  const all = (outcome: FixResult['outcome'], refusals: readonly Refusal[] = []) =>
    rows.map(({ pointer }): FixResult => ({ source, id, place, pointer, outcome, refusals }));
  const read = await readEarly(services, actor, id);
  if (read === undefined) return all('gone');
  if (String(read.revision) !== seen) return all('changed');
  const declaration = withFieldTexts(read.declaration, rows);
  const shape = shapeRefusalsOf(declaration, Declaration);
  const errors = shape.length > 0 ? shape : errorsIn(declaration, { replaces: id }, services);
  const about = errors.filter((refusal) => rows.some(({ pointer }) => isAbout(refusal, pointer)));
  if (about.length > 0)
    return rows.map(({ pointer }) => {
      const refusals = about.filter((refusal) => isAbout(refusal, pointer));
      return { source, id, place, pointer, outcome: 'stands', refusals };
    });
  const command: Command = {
    type: 'declaration.lodge',
    // Its shape was looked at just now.
    data: { declaration: declaration as Declaration, register: false, replaces: read.number },
    actor,
  };
  const said = `fix-${id}-${seen}-${JSON.stringify(rows)}`;
  const answer = await services.engine.submit(command, {
    sender: actor.organisationId || actor.userId,
    trafficClass: 'declaration',
    key: `fix-${hash('sha256', said, 'hex')}`,
    contentHash: hash('sha256', said, 'buffer'),
  });
  if (answer.status === 'accepted') {
    await run(services.pool, SQL.unmark, ['preRegistration', errors.length === 0 ? [id] : []]);
    return all('saved');
  }
  return answer.status === 'refused' ? all('refused', answer.refusals) : all('changed');
}
