import type { Actor, Refusals, Result } from '#core/kernel';
import { err, ok } from '#core/kernel';
import { publicationRefusal, type CountryProfile, type PublishReference } from '#core/reference';
import type { Answer, SubmitOptions } from '#server/platform/engine';
import { readCountryFolder, versionOf } from './country-files.ts';
import { fileProblemText, type FileProblem } from './file-problem.ts';
import { compileCountry } from './load-country.ts';
import type { ReferenceRoom } from './reference-room.ts';

export type Publishing = Pick<
  ReferenceRoom<unknown>,
  'country' | 'history' | 'holds' | 'lay' | 'problemsOf' | 'publish' | 'refresh'
>;

export interface PublishFolderOptions {
  readonly room: Publishing;
  readonly folder: string;
  readonly engine: { readonly submit: (command: PublishReference, options: SubmitOptions) => Promise<Answer> };
  readonly actor: Actor;
}

/** A person mends the first few and tries again; the rest would only hide them. */
const PROBLEMS_TOLD_MAX = 20;

/**
 * Reads the country folder as it lies on disk now and puts it in force while the program runs: for the operator at the machine, who
 * could as well start the program anew. What two people approved since stays, file by file, unless the folder changed the same file. What is not understood, or
 * cannot change in a running program, is refused whole. Takes about half a second of this process, at Vietnam's size; where the folder
 * holds nothing new, as long as reading its files, so that asking again keeps nobody waiting.
 */
export async function publishFolder({
  room,
  folder,
  engine,
  actor,
}: PublishFolderOptions): Promise<Result<Answer | 'in force already', Refusals>> {
  await room.refresh();
  const files = await readCountryFolder(folder);
  if (!files.ok) return err(told(files.error));
  if (room.holds(versionOf(room.country().pack.profile.code, files.value))) return ok('in force already');
  const loaded = compileCountry(files.value);
  if (!loaded.ok) return err(told(loaded.error));
  const { pack } = loaded.value;
  const fixed = FIXED_WHILE_RUNNING.filter((name) => pack.profile[name] !== room.country().pack.profile[name]);
  if (fixed.length > 0)
    return err(fixed.map((name) => publicationRefusal('REF-004', '', { place: `profile.json: ${name}` })));
  const problems = room.problemsOf(loaded.value);
  if (problems.length > 0) return err(told(problems));
  const laid = await room.lay(loaded.value);
  if (laid === undefined) return ok('in force already');
  const answer = await room.publish(laid, { engine, actor });
  // Whoever published the same files at the same moment was faster.
  const isInForce = room.history().at(-1)?.version === laid.country.pack.version;
  return ok(answer.status === 'refused' && isInForce ? 'in force already' : answer);
}

/** The engine counts its days, keeps its books and tells persons from companies by these from its start on. */
const FIXED_WHILE_RUNNING = [
  'code',
  'currency',
  'zoneOffsetMinutes',
  'personIdPattern',
] as const satisfies readonly (keyof CountryProfile)[];

const told = (problems: readonly FileProblem[]): Refusals =>
  problems
    .slice(0, PROBLEMS_TOLD_MAX)
    .map((problem) => publicationRefusal('REF-005', '', { place: fileProblemText('country', problem) }));
