import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { textAt } from '#core/draft';
import { useText } from '#web/ui';
import { useDraftPart, useLineCount } from '../draft-store.tsx';
import classes from './guided.module.css';

/** More are not looked through one by one: the grid is made for them. */
export const LINES_SHOWN_MAX = 20;

/** The lines that steps about each of them show, with what tells them apart. */
export function EachLine(props: { readonly children: (line: number) => ReactNode }) {
  const t = useText();
  const count = useLineCount();
  const content = useDraftPart((state) => state.stored.content);
  return (
    <>
      {Array.from({ length: Math.min(count, LINES_SHOWN_MAX) }, (_, line) => {
        const description = textAt(content, `/goodsItems/${line}/description`);
        return (
          <div key={line}>
            {count > 1 && (
              <h3 className={classes.lineTitle}>
                {t('guided.line', { line: line + 1 })} · {description === '' ? t('guided.lineEmpty') : description}
              </h3>
            )}
            {props.children(line)}
          </div>
        );
      })}
      <ManyLines count={count} />
    </>
  );
}

/** Tells of the lines that are not shown here. */
export function ManyLines(props: { readonly count: number }) {
  const t = useText();
  if (props.count <= LINES_SHOWN_MAX) return null;
  return (
    <p className={classes.small}>
      {t('guided.manyLines', { shown: LINES_SHOWN_MAX, count: props.count })}{' '}
      <Link to="/declarations/new" search={(now) => ({ ...now, view: 'grid' })}>
        {t('goodsGrid.openGrid')}
      </Link>
    </p>
  );
}
