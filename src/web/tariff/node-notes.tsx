import { useQuery } from '@tanstack/react-query';
import { Section, useLocal, useText } from '#web/ui';
import { NodeName } from './node-name.tsx';
import { nodeQuery } from './node-query.ts';
import type { InTime, TariffNode } from '#web/client';
import classes from './tariff.module.css';

/** The notes on a line and on all nodes above it. Nothing shows where there are none: the page stands without them. */
export function NodeNotes(props: InTime & { readonly code: string }) {
  const t = useText();
  const { data } = useQuery(nodeQuery(props.code, props));
  if (data === undefined || data.notes.length === 0) return null;
  return (
    <Section title={t('tariff.notes')}>
      <NoteList notes={data.notes} />
    </Section>
  );
}

export function NoteList(props: { readonly notes: TariffNode['notes'] }) {
  const t = useText();
  const local = useLocal();
  return (
    <>
      <ul className={classes.notes}>
        {props.notes.map(({ node, text }) => (
          <li key={`${node} ${text.en}`}>
            <span className={classes.noteNode}>
              <NodeName code={node} />
            </span>
            {local(text)}
          </li>
        ))}
      </ul>
      {props.notes.some(({ illustrative }) => illustrative) && (
        <p className={classes.note}>{t('tariff.notesSample')}</p>
      )}
    </>
  );
}
