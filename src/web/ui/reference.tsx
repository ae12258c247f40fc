import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from './preferences.tsx';
import classes from './reference.module.css';
import { useToast } from './toast.tsx';

/** Numbers that people carry from one system to another: monospaced, and copied with one press. */
export function Reference(props: { readonly value: string; readonly label?: string }) {
  const t = useText();
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(props.value);
    setCopied(true);
    toast({ kind: 'done', text: `${t('app.copied')}: ${props.value}` });
  };
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <span className={classes.reference}>
      <span className="mono">{props.value}</span>
      <button
        type="button"
        className={classes.copy}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
        aria-label={t('app.copyOf', { value: props.value })}
      >
        <Icon size={14} stroke={1.75} aria-hidden />
      </button>
    </span>
  );
}
