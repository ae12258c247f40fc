import type { Channel } from '#core/declaration';
import type { Text } from '#core/kernel';

const NAMES: Readonly<Record<Channel, Text>> = {
  green: { vi: 'Xanh', en: 'Green' },
  yellow: { vi: 'Vàng', en: 'Yellow' },
  red: { vi: 'Đỏ', en: 'Red' },
};

export const channelName = (channel: Channel): Text => NAMES[channel];
