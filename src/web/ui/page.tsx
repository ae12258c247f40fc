import { useEffect, type ReactNode } from 'react';
import classes from './page.module.css';
import { useText } from './preferences.tsx';

/** The frame of every page: one heading, its actions, and a measure that suits the content. */
export function Page(props: {
  readonly title: string;
  readonly heading?: ReactNode;
  readonly above?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly width?: 'narrow' | 'full';
  readonly children: ReactNode;
}) {
  const t = useText();
  useEffect(() => {
    document.title = `${props.title} · ${t('app.name')}`;
  }, [props.title, t]);
  return (
    <main id="main" className={classes.page} data-width={props.width ?? 'full'} tabIndex={-1}>
      {props.above}
      <div className={classes.head}>
        <div className={classes.headText}>
          <h1 className={classes.title}>{props.heading ?? props.title}</h1>
          {props.lead && <div className={classes.lead}>{props.lead}</div>}
        </div>
        {props.actions && <div className={classes.actions}>{props.actions}</div>}
      </div>
      {props.children}
    </main>
  );
}

/** A titled part of a page. `aside` sits at the right end of the heading's line. */
export function Section(props: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.section} aria-label={props.title} {...(props.id ? { id: props.id } : {})}>
      <div className={classes.sectionHead}>
        <h2 className={classes.sectionTitle}>{props.title}</h2>
        {props.aside && <div className={classes.sectionAside}>{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
}
