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
/** Of every picture by name: the path of the page that it was taken of. */
export const SCREENS_FILE = `${PICTURES_FOLDER}/screens.json`;
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
          const name = new RegExp(`^\\.\\./pictures/${language}/([a-z-]+)\\.webp$`).exec(address)?.[1];
          if (name === undefined) throw new Error(`${file} shows ${address}, which is no picture of its language`);
          return name;
        });
        return { role: path.basename(file, '.md'), language, pictures };
      }),
  );

/** The path of the page of every picture, as it was when the pictures were taken. */
export const screens = (): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(path.join(ROOT, SCREENS_FILE), 'utf8')) as Readonly<Record<string, string>>;

/** Every route of the pages, as the router writes it: `/declarations/$number`. */
export const routes = (): readonly string[] => {
  const router = readFileSync(path.join(ROOT, 'src/web/app/router.tsx'), 'utf8');
  return [...router.matchAll(/\.\.\.page\('([^']+)'\)/g)].map(([, route = '']) => route);
};

/** The route that a path is of: the one with the fewest places left open, as the router chooses. */
export function routeOf(address: string, among: readonly string[]): string | undefined {
  const parts = address.split('/');
  const open = (route: string): number => route.split('/').filter((part) => part.startsWith('$')).length;
  return among
    .filter((route) => {
      const wanted = route.split('/');
      return (
        wanted.length === parts.length &&
        wanted.every((part, index) => (part.startsWith('$') ? parts[index] !== '' : part === parts[index]))
      );
    })
    .toSorted((a, b) => open(a) - open(b))[0];
}
