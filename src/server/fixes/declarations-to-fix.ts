import { NOTHING_VISIBLE, visibleTo } from '#core/access';
import { Declaration, fieldText, parseDeclarationNumber, withFieldTexts } from '#core/declaration';
import type { Actor, Command, Refusal } from '#core/kernel';
import { findOverview, inForceOf, readDeclaration } from '#server/declaration';
import { ProblemError, shapeRefusalsOf } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { hash } from 'node:crypto';
import { errorsIn, isAbout } from './examine.ts';
import type { Fix, FixResult, Mended, Mending } from './fix.ts';

/** Each is read from the journal. */
const DECLARATIONS_MAX = 50;
const INSTRUCTED = { vi: 'Hải quan hướng dẫn khai sửa đổi', en: 'Customs asked for an amendment' };
const HOW = {
  vi: 'Chọn trường và ghi giá trị mới: tờ khai được khai sửa đổi',
  en: 'Choose the field and give its new value: the declaration is amended',
};

/** What customs told declarants to amend, line by line. */
export async function declarationFixes(services: Services, actor: Actor): Promise<readonly Fix[]> {
  const { country } = services.reference.current().reference;
  const now = { country, at: services.clock.now() };
  const asked = { status: 'amendmentInstructed', order: 'newest', limit: DECLARATIONS_MAX } as const;
  // What an office sees is not for its officers to mend.
  const { organisationIds } = visibleTo(actor, 'declaration.list');
  if (organisationIds.length === 0) return [];
  const { items } = await findOverview(services.pool, { ...NOTHING_VISIBLE, organisationIds }, asked, now);
  const fixes: Fix[] = [];
  for (const item of items) {
    const number = parseDeclarationNumber(item.number);
    if (number === undefined) continue;
    const { state, declaration } = await readDeclaration(services, actor, number);
    const { instruction } = state;
    if (!instruction || instruction.kind !== 'amend') continue;
    const text = { vi: instruction.text, en: instruction.text };
    const places = instruction.lines
      .map((line) => declaration.goodsItems.findIndex(({ sequence }) => sequence === line))
      .filter((index) => index >= 0)
      .map((index) => `/goodsItems/${index}`);
    for (const pointer of places.length > 0 ? places : ['']) {
      fixes.push({
        source: 'declaration',
        id: number,
        place: null,
        seen: String(state.amendments?.length ?? 0),
        name: number,
        client: declaration.importer?.name ?? '',
        code: null,
        pointer,
        editable: pointer !== '',
        label: INSTRUCTED,
        message: text,
        fix: HOW,
        declared: fieldText(declaration, `${pointer}/description`),
      });
    }
  }
  return fixes;
}

interface Amending {
  readonly reasonCode: string;
  readonly reason: string;
}

/** Amends a registered declaration, in force at once where the law lets it: the engine says so, by the same table as everywhere. */
export async function mendDeclaration(
  services: Services,
  actor: Actor,
  { source, id, place, seen, rows }: Mended,
  amending: Amending,
): Promise<readonly FixResult[]> {
  const all = (outcome: FixResult['outcome'], refusals: readonly Refusal[] = []) =>
    rows.map(({ pointer }): FixResult => ({ source, id, place, pointer, outcome, refusals }));
  const number = parseDeclarationNumber(id);
  if (number === undefined) return all('gone');
  try {
    const record = await readDeclaration(services, actor, number, 'declaration.register');
    if (String(record.state.amendments?.length ?? 0) !== seen) return all('changed');
    const declaration = withFieldTexts(record.declaration, rows);
    const shape = shapeRefusalsOf(declaration, Declaration);
    const errors = shape.length > 0 ? shape : errorsIn(declaration, { on: record.legalDate ?? undefined }, services);
    const about = errors.filter((refusal) => rows.some((row) => isAbout(refusal, row.pointer)));
    if (about.length > 0) return rows.map((row) => standing({ source, id, place }, row, about));
    const command: Command = {
      type: 'declaration.amend',
      data: {
        number,
        inForce: inForceOf(record, Number(seen)),
        // Its shape was looked at just now.
        declaration: declaration as Declaration,
        ...amending,
        confirm: true,
      },
      actor,
    };
    const said = `fix-${number}-${seen}-${JSON.stringify([rows, amending])}`;
    const answer = await services.engine.submit(command, {
      sender: actor.organisationId || actor.userId,
      trafficClass: 'declaration',
      key: `fix-${hash('sha256', said, 'hex')}`,
      contentHash: hash('sha256', said, 'buffer'),
    });
    if (answer.status === 'accepted') return all('saved');
    return answer.status === 'refused' ? all('refused', answer.refusals) : all('changed');
  } catch (error) {
    // Not theirs, not there, or of a kind that is not amended.
    if (error instanceof ProblemError)
      return all(error.problem.status === 404 ? 'gone' : 'refused', error.problem.errors);
    throw error;
  }
}

function standing(
  thing: Pick<FixResult, 'source' | 'id' | 'place'>,
  row: Mending,
  errors: readonly Refusal[],
): FixResult {
  const refusals = errors.filter((refusal) => isAbout(refusal, row.pointer));
  // One amendment carries all of it: what would pass waits for what would not.
  return { ...thing, pointer: row.pointer, outcome: 'stands', refusals };
}
