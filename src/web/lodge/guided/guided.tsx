import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { GUIDED_TASKS, guidedTasks, openMatters, type GuidedTask, type TaskStanding } from '#core/draft';
import { pageClasses, useText } from '#web/ui';
import { useChecks } from '../checks.tsx';
import { useDraft, useDraftPart } from '../draft-store.tsx';
import { useDirection } from '../sections.tsx';
import type { Sending } from '../send-draft.ts';
import { DocumentsTask } from './documents-task.tsx';
import { GoodsTask } from './goods-task.tsx';
import { GuidedProvider, placeOf, useGuided, useGuidedPlace } from './guided-context.ts';
import classes from './guided.module.css';
import { PartiesTask } from './parties-task.tsx';
import { PlaceLink } from './place-link.tsx';
import { ProblemList } from './problem-list.tsx';
import { SignTask } from './sign-task.tsx';
import { TaskStateIcon, TaskStateNote } from './task-state.tsx';
import { TaxTask } from './tax-task.tsx';
import { TransportTask } from './transport-task.tsx';

/** The guided way over the open draft: a list of steps, and each step on a calm page of its own. */
export function Guided(props: { readonly signing: Sending }) {
  const store = useDraft();
  const content = useDraftPart((state) => state.stored.content);
  const { refusals } = useChecks();
  const direction = useDirection();
  const { task, line, go } = useGuidedPlace();
  const wanted = useRef<string>(undefined);
  const shown = useRef(`${task} ${line}`);
  const tasks = useMemo(() => guidedTasks({ content, refusals, direction }), [content, refusals, direction]);
  const matters = useMemo(() => openMatters(content), [content]);
  const focusField = (pointer: string): boolean => {
    const element = document.getElementById(store.elementFor(pointer) ?? '');
    element?.focus();
    return element !== null;
  };
  // Who comes to another step begins at its heading, or at the field they came for; who only switches the view stays where they are.
  useEffect(() => {
    const place = `${task} ${line}`;
    if (place === shown.current) return;
    shown.current = place;
    const pointer = wanted.current;
    wanted.current = undefined;
    if (pointer !== undefined && focusField(pointer)) return;
    document.getElementById(HEADING)?.focus();
    scrollTo({ top: 0 });
  });
  const goToField = (pointer: string) => {
    if (focusField(pointer)) return;
    const place = placeOf(pointer, direction);
    if (place === undefined) return;
    wanted.current = pointer;
    go(place);
  };
  return (
    <GuidedProvider value={{ tasks, matters, direction, goToField }}>
      {task === undefined ? (
        <TaskList />
      ) : (
        <div className={classes.step}>
          <StepNav now={task} />
          <div className={classes.page}>
            <StepPage task={task} line={line} {...props} />
          </div>
        </div>
      )}
    </GuidedProvider>
  );
}

const HEADING = 'guided-heading';

function TaskList() {
  const t = useText();
  const { tasks } = useGuided();
  return (
    <section aria-labelledby={HEADING} className={classes.list}>
      <h2 id={HEADING} tabIndex={-1} className={classes.listTitle}>
        {t('guided.tasks')}
      </h2>
      <p className={classes.listLead}>{t('guided.lead')}</p>
      <ol className={classes.tasks}>
        {tasks.map((standing, position) => (
          <TaskRow key={standing.task} standing={standing} number={position + 1} />
        ))}
      </ol>
    </section>
  );
}

function TaskRow(props: { readonly standing: TaskStanding; readonly number: number }) {
  const t = useText();
  const { standing, number } = props;
  return (
    <li className={classes.task}>
      <span className={classes.number} aria-hidden>
        {number}
      </span>
      <div>
        <PlaceLink to={{ task: standing.task }} className={classes.taskLink}>
          {t(`guided.task.${standing.task}`)}
        </PlaceLink>
        <p className={classes.about}>{t(`guided.about.${standing.task}`)}</p>
      </div>
      <TaskStateNote standing={standing} />
    </li>
  );
}

/** Beside a step: all of them, and how far each is. */
function StepNav(props: { readonly now: GuidedTask }) {
  const t = useText();
  const { tasks } = useGuided();
  return (
    <nav aria-label={t('guided.tasks')} className={classes.nav}>
      <PlaceLink to={{}} className={pageClasses.back}>
        <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('guided.toTasks')}
      </PlaceLink>
      <ol className={classes.navList}>
        {tasks.map(({ task, state }) => (
          <li key={task} data-now={task === props.now ? '' : undefined}>
            <TaskStateIcon state={state} />
            <PlaceLink to={{ task }} current={task === props.now}>
              {t(`guided.task.${task}`)}
            </PlaceLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepProps {
  readonly task: GuidedTask;
  readonly line: number | undefined;
  readonly signing: Sending;
}

function StepPage(props: StepProps) {
  const t = useText();
  const { tasks } = useGuided();
  const { task } = props;
  const standing = tasks.find((one) => one.task === task);
  const next = GUIDED_TASKS[GUIDED_TASKS.indexOf(task) + 1];
  return (
    <section aria-labelledby={HEADING}>
      <div className={classes.head}>
        <h2 id={HEADING} tabIndex={-1} className={classes.title}>
          {t(`guided.task.${task}`)}
        </h2>
        {standing && <TaskStateNote standing={standing} />}
      </div>
      <p className={classes.lead}>{t(`guided.about.${task}`)}</p>
      {standing && task !== 'sign' && <ProblemList problems={standing.problems} />}
      {stepOf(props)}
      {next && (
        <p className={classes.foot}>
          <PlaceLink to={{ task: next }} className={classes.next}>
            {t('guided.next', { task: t(`guided.task.${next}`) })}
            <IconArrowRight size={16} stroke={1.75} aria-hidden />
          </PlaceLink>
        </p>
      )}
    </section>
  );
}

function stepOf({ task, line, signing }: StepProps): ReactNode {
  switch (task) {
    case 'parties':
      return <PartiesTask />;
    case 'transport':
      return <TransportTask />;
    case 'goods':
      return <GoodsTask line={line} />;
    case 'documents':
      return <DocumentsTask />;
    case 'tax':
      return <TaxTask />;
    case 'sign':
      return <SignTask signing={signing} />;
  }
}
