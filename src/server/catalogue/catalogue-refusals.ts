import type { RefusalRule } from '#core/kernel';

/** What an organisation trades in; more is a programming mistake. */
export const PRODUCTS_MAX = 50_000;

export const CATALOGUE_REFUSALS = {
  'CTL-001': {
    label: { vi: 'Danh mục hàng hóa', en: 'Catalogue' },
    message: {
      vi: 'Danh mục đã có {max} mặt hàng, nhiều nhất có thể',
      en: 'The catalogue has {max} products, which is as many as there can be',
    },
    fix: { vi: 'Xóa mặt hàng không còn dùng', en: 'Delete products that are no longer used' },
  },
} as const satisfies Readonly<Record<string, RefusalRule>>;
