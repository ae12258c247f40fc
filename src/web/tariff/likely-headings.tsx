import { Link } from '@tanstack/react-router';
import type { TariffPath } from '#web/client';
import { Section, useFormat, useLocal, useText } from '#web/ui';
import classes from './tariff.module.css';

interface LikelyHeading {
  readonly code: string;
  readonly share: number;
  readonly matched: readonly string[];
  readonly path: TariffPath;
}

/** A heading that so little speaks for only takes the place of one to read. */
const SHARE_SHOWN_MIN = 0.02;

/** The headings that the words speak for: the first step of being asked one's way to a line. */
export function LikelyHeadings(props: {
  readonly headings: readonly LikelyHeading[];
  readonly q: string;
  readonly on: string;
}) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const kept = { q: props.q, ...(props.on === '' ? {} : { on: props.on }) };
  const shown = props.headings.filter(({ share }, place) => place === 0 || share >= SHARE_SHOWN_MIN);
  return (
    <Section title={t('tariff.headings')}>
      <p className={classes.hint}>{t('tariff.headingsHint')}</p>
      <ol className={classes.choices}>
        {shown.map(({ code, share, matched, path }) => (
          <li key={code} className={classes.choice}>
            <Link to="/tariff" search={{ ...kept, at: code }} className={classes.choiceLink}>
              <span className="mono">{code}</span>
              <span>{path.heading ? local(path.heading.name) : path.chapter && local(path.chapter.name)}</span>
            </Link>
            <span className={classes.choiceNote}>
              {path.chapter && t('tariff.inChapter', { code: path.chapter.code, name: local(path.chapter.name) })}
            </span>
            <span className={classes.choiceNote}>
              {t('tariff.share', { percent: `${format.decimal(String(Math.round(share * 100)))} %` })}
              {matched.length > 0 && ` · ${t('tariff.matched', { words: matched.join(', ') })}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
