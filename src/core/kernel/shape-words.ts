import type { Text } from './refusal.ts';

/** What the schema library says of a value that does not fit; its own sentence is English. */
export interface ShapeFault {
  readonly keyword: string;
  readonly message: string;
  readonly params: unknown;
}

/** What a value would have to be, in both languages; what no person can meet here stays in the library's words. */
export function shapeWords(fault: ShapeFault): Text {
  return { vi: vietnamese(fault) ?? fault.message, en: fault.message };
}

function vietnamese({ keyword, params }: ShapeFault): string | undefined {
  const { type, limit, pattern, format, multipleOf } = params as Readonly<Record<string, unknown>>;
  switch (keyword) {
    case 'type':
      return `phải là ${[type].flat().map(typeWords).join(' hoặc ')}`;
    case 'enum':
    case 'const':
    case 'anyOf':
      return 'phải là một trong các giá trị cho phép';
    case 'pattern':
      return `phải khớp mẫu "${String(pattern)}"`;
    case 'format':
      return `phải đúng định dạng "${String(format)}"`;
    case 'maxLength':
      return `không được dài quá ${String(limit)} ký tự`;
    case 'minLength':
      return `phải có ít nhất ${String(limit)} ký tự`;
    case 'maxItems':
      return `không được có quá ${String(limit)} mục`;
    case 'minItems':
      return `phải có ít nhất ${String(limit)} mục`;
    case 'maximum':
      return `không được lớn hơn ${String(limit)}`;
    case 'minimum':
      return `không được nhỏ hơn ${String(limit)}`;
    case 'exclusiveMinimum':
      return `phải lớn hơn ${String(limit)}`;
    case 'multipleOf':
      return `phải là bội số của ${String(multipleOf)}`;
    case 'uniqueItems':
      return 'không được có mục lặp lại';
    case 'maxProperties':
      return `không được có quá ${String(limit)} trường`;
    default:
      return undefined;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'chuỗi ký tự',
  number: 'số',
  integer: 'số nguyên',
  boolean: 'đúng hoặc sai (true, false)',
  object: 'một nhóm trường',
  array: 'một danh sách',
  null: 'để trống (null)',
};
const typeWords = (type: unknown): string => TYPE_WORDS[String(type)] ?? String(type);
