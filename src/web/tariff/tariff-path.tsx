import { Link } from '@tanstack/react-router';
import type { TariffPath } from '#web/client';
import { useLocal, useText } from '#web/ui';
import classes from './tariff.module.css';

/** Section, chapter and heading above a line; the heading opens the questions below it. */
export function TariffPathTrail(props: {
  readonly path: TariffPath;
  readonly q?: string | undefined;
  readonly on?: string | undefined;
}) {
  const t = useText();
  const local = useLocal();
  const { section, chapter, heading } = props.path;
  const kept = { ...(props.q ? { q: props.q } : {}), ...(props.on ? { on: props.on } : {}) };
  return (
    <nav aria-label={t('tariff.path')}>
      <ol className={classes.path}>
        {section && (
          <li>
            {t('tariff.section', { code: section.code })} {local(section.name)}
          </li>
        )}
        {chapter && (
          <li>
            {t('tariff.chapter', { code: chapter.code })} {local(chapter.name)}
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
