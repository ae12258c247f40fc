import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPower } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ReasonDialog } from './reason-dialog.tsx';
import classes from './stop-switch.module.css';
import { useToast } from './toast.tsx';

/** One side of the switch in words: the button, what is asked before it acts, and what is told once it did. */
interface Act {
  readonly label: string;
  readonly title: string;
  readonly hint: string;
  readonly action: string;
  readonly done: string;
  readonly send: (reason: string) => Promise<unknown>;
}

/** Stops at once what selects, by one person; what was stopped says so, and is proposed to a second person to begin again. */
export function StopSwitch(props: {
  /** Who stopped it and why; without it, it goes on. */
  readonly stopped: { readonly by: string; readonly reason: string } | undefined;
  /** What goes on, in words. */
  readonly standing: string;
  /** The proposal to begin again that waits for a second person. */
  readonly waiting: { readonly id: string; readonly label: string } | undefined;
  /** Absent for who may not. */
  readonly stop: Act | undefined;
  readonly restart: Act | undefined;
  readonly onDone: () => Promise<void>;
}) {
  const toast = useToast();
  const [asks, setAsks] = useState<'stop' | 'restart' | undefined>(undefined);
  const { stopped, waiting, stop, restart } = props;
  const asked = asks && props[asks];
  return (
    <>
      {stopped ? (
        <div className={classes.alarm} role="status">
          <IconAlertTriangle size={20} aria-hidden />
          <div>
            <strong>{stopped.by}</strong>
            <p>{stopped.reason}</p>
            {waiting ? (
              <Link to="/approvals/$id" params={{ id: waiting.id }}>
                {waiting.label}
              </Link>
            ) : (
              restart && (
                <Button size="xs" variant="default" onClick={() => setAsks('restart')}>
                  {restart.label}
                </Button>
              )
            )}
          </div>
        </div>
      ) : (
        <div className={classes.switch}>
          <span className="quiet">{props.standing}</span>
          {stop && (
            <Button
              variant="subtle"
              color="#b3261e"
              size="compact-sm"
              leftSection={<IconPower size={16} aria-hidden />}
              onClick={() => setAsks('stop')}
            >
              {stop.label}
            </Button>
          )}
        </div>
      )}
      {asked && (
        <ReasonDialog
          key={asks}
          {...(asks === 'stop' && { danger: true })}
          title={asked.title}
          hint={asked.hint}
          action={asked.action}
          send={asked.send}
          onDone={() => {
            setAsks(undefined);
            toast({ kind: 'done', text: asked.done });
            void props.onDone();
          }}
          onCancel={() => setAsks(undefined)}
        />
      )}
    </>
  );
}
