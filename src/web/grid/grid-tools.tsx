import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCheck,
  IconColumns3,
  IconPlus,
  IconSearch,
  IconTableDown,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '#web/ui';
import classes from './grid.module.css';
import type { ColumnModel } from './use-column-model.ts';
import type { Grid } from './use-grid.ts';

/** What the keys do, for the mouse and for those who do not know the keys yet; each names its key. */
export function GridTools<Row>(props: {
  readonly grid: Grid<Row>;
  readonly model: ColumnModel<Row>;
  readonly onFind: () => void;
  /** Gives the focus back to the cells. */
  readonly onDone: () => void;
  readonly own: ReactNode;
  readonly atEnd: ReactNode;
}) {
  const t = useText();
  const { grid, model } = props;
  const then = (act: () => void) => () => {
    act();
    props.onDone();
  };
  const { history, area } = grid;
  const selected = Math.max(0, Math.min(area.bottom + 1, grid.size.rows - 1) - area.top);
  return (
    <div role="toolbar" aria-label={t('grid.tools')} className={classes.tools}>
      <Tool label={t('grid.undo')} keys="Ctrl Z" disabled={history.done.length === 0} onClick={then(grid.undo)}>
        <IconArrowBackUp size={18} stroke={1.75} aria-hidden />
      </Tool>
      <Tool label={t('grid.redo')} keys="Ctrl Y" disabled={history.undone.length === 0} onClick={then(grid.redo)}>
        <IconArrowForwardUp size={18} stroke={1.75} aria-hidden />
      </Tool>
      <span className={classes.bar} aria-hidden />
      <Tool label={t('grid.newLine')} keys="Ctrl Enter" onClick={then(grid.newLine)}>
        <IconPlus size={18} stroke={1.75} aria-hidden />
      </Tool>
      <Tool label={t('grid.fillDown')} keys="Ctrl D" disabled={area.top === area.bottom} onClick={then(grid.fillDown)}>
        <IconTableDown size={18} stroke={1.75} aria-hidden />
      </Tool>
      <Tool label={t('grid.find')} keys="Ctrl F" onClick={props.onFind}>
        <IconSearch size={18} stroke={1.75} aria-hidden />
      </Tool>
      <Tool
        label={t('grid.removeLines', { count: selected })}
        keys="Ctrl Delete"
        disabled={selected === 0}
        onClick={then(grid.removeLines)}
      >
        <IconTrash size={18} stroke={1.75} aria-hidden />
      </Tool>
      <span className={classes.bar} aria-hidden />
      {props.own}
      <span className={classes.space} />
      <Menu position="bottom-end" closeOnItemClick={false} transitionProps={{ duration: 0 }} withinPortal={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="slate"
            size="compact-sm"
            leftSection={<IconColumns3 size={16} stroke={1.75} aria-hidden />}
          >
            {t('grid.columns')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          {model.choices.map(({ id, label, shown, toggle }) => (
            <Menu.Item
              key={id}
              role="menuitemcheckbox"
              aria-checked={shown}
              onClick={toggle}
              rightSection={shown ? <IconCheck size={16} aria-hidden /> : null}
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {props.atEnd}
    </div>
  );
}

function Tool(props: {
  readonly label: string;
  readonly keys: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Tooltip label={`${props.label} · ${props.keys}`} openDelay={300}>
      <ActionIcon
        variant="subtle"
        color="slate"
        size={34}
        aria-label={props.label}
        disabled={props.disabled ?? false}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  );
}
