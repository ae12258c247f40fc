import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import type { Ref } from 'react';
import { useText } from '#web/ui';

/** A password that can be shown. Mantine marks its box alone where something is wrong: a screen reader hears of it by the field. */
export function PasswordField(props: PasswordInputProps & { readonly ref?: Ref<HTMLInputElement> }) {
  const t = useText();
  return (
    <PasswordInput
      {...props}
      {...(props.error && { 'aria-invalid': true })}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
    />
  );
}
