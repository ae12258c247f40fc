import { IconFileTypePdf } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api, type DeclarationView } from '#web/client';
import { Section, useFormat, useLocal, usePreferences, useText } from '#web/ui';
import classes from './procedures.module.css';

/** What customs wrote about its decisions, the last first: both sides read the same. */
export function Letters(props: { readonly view: DeclarationView }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { language } = usePreferences();
  const { number } = props.view.summary;
  const query = useQuery({ queryKey: ['letters', number, props.view.revision], queryFn: () => api.letters(number) });
  const letters = query.data?.items ?? [];
  if (letters.length === 0) return null;
  return (
    <Section title={t('letter.list')}>
      {letters.toReversed().map(({ id, at, title, text, path }, position) => (
        <details key={id} className={classes.letter} open={position === 0}>
          <summary>
            <strong>{local(title)}</strong> <span className="quiet">{format.instant(at)}</span>
          </summary>
          <p className={classes.letterText}>{local(text)}</p>
          <a className={classes.letterPrint} href={`${path}?lang=${language}`} target="_blank" rel="noreferrer">
            <IconFileTypePdf size={18} stroke={1.5} aria-hidden /> {t('letter.print')}
          </a>
        </details>
      ))}
    </Section>
  );
}
