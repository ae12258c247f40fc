import { countryFilesOf, MANIFEST, type CountryFiles } from './country-files.ts';
import type { FileProblem } from './file-problem.ts';
import type { Result } from '#core/kernel';

export interface LaidFiles {
  readonly files: Result<CountryFiles, readonly FileProblem[]>;
  /** Files that the folder changes although something else was approved for them. */
  readonly overruled: readonly string[];
}

/**
 * The folder laid over what is in force, file by file. A file counts as changed in the folder where it is neither what the folder
 * held when it was last published nor anything that was in force since (`known`): a changed file comes from the folder, any other
 * stays as it is in force. So new program files never take back a tariff that two people approved.
 */
export function layFolder(folder: CountryFiles, inForce: CountryFiles, known: readonly CountryFiles[]): LaidFiles {
  const isChanged = (path: string): boolean => known.every(({ texts }) => texts[path] !== folder.texts[path]);
  const texts: Record<string, string> = {};
  const overruled: string[] = [];
  for (const path of [MANIFEST, ...(isChanged(MANIFEST) ? folder : inForce).manifest.map((entry) => entry.path)]) {
    const [ours, theirs] = [inForce.texts[path], folder.texts[path]];
    const text = theirs !== undefined && isChanged(path) ? theirs : (ours ?? theirs);
    if (text !== undefined) texts[path] = text;
    const approved = ours !== undefined && ours !== known[0]?.texts[path];
    if (approved && text !== ours) overruled.push(path);
  }
  return { files: countryFilesOf(texts), overruled };
}
