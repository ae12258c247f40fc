import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

/**
 * A dialog that asks for an answer: it stays until one of its own buttons closes it, so nothing is lost by a slip.
 * (Mantine's ready-made one puts its title into a `header`, which screen readers announce as that of the page.)
 */
export function Dialog(props: {
  readonly open: boolean;
  readonly title: string;
  readonly wide?: true;
  readonly children: ReactNode;
}) {
  return (
    <Modal.Root
      opened={props.open}
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      size={props.wide ? 'lg' : 'md'}
      centered
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body className={classes.body}>
          <Modal.Title className={classes.title}>{props.title}</Modal.Title>
          {props.children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
