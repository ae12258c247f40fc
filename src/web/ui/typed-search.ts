import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type ChangeEvent } from 'react';

/** A pause this long means that the word is finished; shorter ones cost a request per key. */
const TYPING_PAUSE_MS = 250;

/**
 * A search text that lives in the address of the page. While somebody types, the field shows what they type; the address
 * follows at the next pause, and takes the lead again when the field is left.
 */
export function useTypedSearch(value: string, send: (text: string) => void) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const sendLater = useDebouncedCallback(send, TYPING_PAUSE_MS);
  return {
    value: typed ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setTyped(event.currentTarget.value);
      sendLater(event.currentTarget.value);
    },
    onBlur: () => {
      if (typed !== undefined && typed !== value) send(typed);
      setTyped(undefined);
    },
  };
}
