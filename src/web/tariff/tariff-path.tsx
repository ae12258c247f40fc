import { Link } from '@tanstack/react-router';
import type { TariffPath } from '#web/client';
import { useLocal, useText } from '#web/ui';
import classes from './tariff.module.css';

/** Section, chapter and heading above a line: the first two open the tree there, the heading the questions below it. */
export function TariffPathTrail(props: {
  readonly path: TariffPath;
  readonly q?: string | undefined;
  readonly on?: string | undefined;
}) {
  const t = useText();
  const local = useLocal();
  const { section, chapter, heading } = props.path;
  const day = props.on ? { on: props.on } : {};
  const kept = { ...(props.q ? { q: props.q } : {}), ...day };
  return (
    <nav aria-label={t('tariff.path')}>
      <ol className={classes.path}>
        {section && (
          <li>
            <Link to="/tariff/browse" search={{ ...day, node: section.code }}>
              {t('tariff.section', { code: section.code })} {local(section.name)}
            </Link>
          </li>
        )}
        {chapter && (
          <li>
            <Link to="/tariff/browse" search={{ ...day, node: chapter.code }}>
              {t('tariff.chapter', { code: chapter.code })} {local(chapter.name)}
            </Link>
          </li>
        )}
        {heading && (
          <li>
            <Link to="/tariff" search={{ ...kept, at: heading.code }}>
              {t('tariff.heading', { code: heading.code })} {local(heading.name)}
            </Link>
          </li>
        )}
      </ol>
    </nav>
  );
}
