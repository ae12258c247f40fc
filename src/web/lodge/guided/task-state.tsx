import {
  IconAlertTriangle,
  IconCircle,
  IconCircleCheck,
  IconCircleDashed,
  IconHelpCircle,
  IconSignature,
} from '@tabler/icons-react';
import type { TaskStanding, TaskState } from '#core/draft';
import { useText } from '#web/ui';
import classes from './guided.module.css';

const ICONS: Readonly<Record<TaskState, typeof IconCircle>> = {
  notBegun: IconCircle,
  inProgress: IconCircleDashed,
  needsAttention: IconAlertTriangle,
  setAside: IconHelpCircle,
  done: IconCircleCheck,
  ready: IconSignature,
};

/** How far a step is: icon, word, and what is left. */
export function TaskStateNote(props: { readonly standing: TaskStanding }) {
  const t = useText();
  const { state, problems, matters, answered, asked } = props.standing;
  const Icon = ICONS[state];
  const rest = [
    ...(problems.length > 0 ? [t('guided.attention', { count: problems.length })] : []),
    ...(matters.length > 0 ? [t('guided.open', { count: matters.length })] : []),
    ...(state === 'inProgress' ? [t('guided.answered', { answered, asked })] : []),
  ];
  return (
    <span className={classes.state} data-state={state}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <span>
        {t(`guided.state.${state}`)}
        {rest.length > 0 && <span className={classes.stateRest}> · {rest.join(' · ')}</span>}
      </span>
    </span>
  );
}

/** The same where there is room for the icon alone; the word is read out. */
export function TaskStateIcon(props: { readonly state: TaskState }) {
  const t = useText();
  const Icon = ICONS[props.state];
  return (
    <span className={classes.state} data-state={props.state}>
      <Icon size={18} stroke={1.75} role="img" aria-label={t(`guided.state.${props.state}`)} />
    </span>
  );
}
