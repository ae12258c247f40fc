import { publicationOf } from '#core/approval';
import { ok, type Json, type Result } from '#core/kernel';
import { compileReferenceInSteps, publicationRefusal } from '#core/reference';
import { refusalsProblem } from '#server/platform/http';
import type { CountryFiles } from './country-files.ts';
import { fileProblemText, type FileProblem } from './file-problem.ts';
import { inSlices } from '#server/platform/turns';
import { compileCountry, type LoadedCountry } from './load-country.ts';
import { parseApart } from './parse-apart.ts';
import type { ReferenceRoom } from './reference-room.ts';
import type { VersionStore } from './version-store.ts';

/** As many as fit a screen. */
const PROBLEMS_TOLD_MAX = 20;

/** How a proposed version of the reference data is approved in this program: compiled before, in force after. */
export function servedPublication(
  room: Pick<ReferenceRoom<unknown>, 'adopt' | 'history' | 'problemsOf' | 'refresh'>,
  store: VersionStore,
): {
  readonly isStale: (data: Json) => Promise<boolean>;
  readonly approve: <T>(data: Json, submit: () => Promise<T>) => Promise<T>;
} {
  return {
    isStale: async (data) => {
      await room.refresh();
      return (room.history().at(-1)?.version ?? null) !== publicationOf(data).basedOn;
    },
    approve: async (data, submit) => {
      await room.refresh();
      const { country, version, basedOn } = publicationOf(data);
      // What is not current is refused by the command; compiling it would be half a second for nothing.
      if ((room.history().at(-1)?.version ?? null) !== basedOn) return submit();
      const files = await store.read(country, version);
      if (files === undefined) throw new Error(`the proposed version ${version} is stored`);
      const next = await compileApart(files);
      const problems = next.ok ? room.problemsOf(next.value) : next.error;
      if (!next.ok || problems.length > 0)
        throw refusalsProblem(
          problems
            .slice(0, PROBLEMS_TOLD_MAX)
            .map((problem) => publicationRefusal('REF-005', '', { place: fileProblemText('country', problem) })),
        );
      return room.adopt(next.value, submit);
    },
  };
}

/** Beside the decisions. A newer program may ask more of a country than the one that checked the proposal: then all that is missing is told. */
async function compileApart(files: CountryFiles): Promise<Result<LoadedCountry, readonly FileProblem[]>> {
  const pack = await parseApart(files).catch(() => undefined);
  const reference = pack && (await inSlices(compileReferenceInSteps(pack)));
  if (reference?.ok) await inSlices(reference.value.classifier.warming());
  return pack && reference?.ok ? ok({ files, pack, reference: reference.value }) : compileCountry(files);
}
