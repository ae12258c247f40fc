import type { ReactNode } from 'react';
import { textAt } from '#core/draft';
import { useText } from '#web/ui';
import { useDraftPart, useLineCount } from '../draft-store.tsx';
import { useGuidedPlace } from './guided-context.ts';
import classes from './guided.module.css';
import { LinePager, linesOfPage, pageOfLine } from './line-pager.tsx';

/** The lines that steps about each of them show, with what tells them apart, a page at a time: the address says which. */
export function EachLine(props: { readonly children: (line: number) => ReactNode }) {
  const t = useText();
  const count = useLineCount();
  const content = useDraftPart((state) => state.stored.content);
  const { task, line: at, go } = useGuidedPlace();
  const page = pageOfLine(at, count);
  return (
    <>
      {linesOfPage(page, count).map((line) => {
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
      <LinePager
        page={page}
        count={count}
        onPage={(_, first) => {
          if (task !== undefined) go({ task, line: first });
        }}
      />
    </>
  );
}
