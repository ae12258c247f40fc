import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './run-command.ts';

/** A guide for one role in one language, and the pictures that it shows. */
export interface Guide {
  readonly role: string;
  readonly language: string;
  readonly pictures: readonly string[];
}

export const GUIDE_LANGUAGES = ['vi', 'en'] as const;
export const PICTURES_FOLDER = 'docs/guide/pictures';
/** As wide as the windows of the day's work. */
export const PICTURE_WIDTH = 1280;

/** Every guide for a role, by language and name. */
export const guides = (): readonly Guide[] =>
  GUIDE_LANGUAGES.flatMap((language) =>
    globSync(`docs/guide/${language}/*.md`, { cwd: ROOT })
      .toSorted()
      .map((file) => {
        const text = readFileSync(path.join(ROOT, file), 'utf8');
        const shown = [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, address = '']) => address);
        const pictures = shown.map((address) => {
          const name = new RegExp(`^\\.\\./pictures/${language}/([a-z-]+)\\.png$`).exec(address)?.[1];
          if (name === undefined) throw new Error(`${file} shows ${address}, which is no picture of its language`);
          return name;
        });
        return { role: path.basename(file, '.md'), language, pictures };
      }),
  );
