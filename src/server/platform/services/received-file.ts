import type { Text } from '#core/kernel';
import type { FileStore, ReceivedFile } from '#server/platform/files';
import { edgeProblem, malformed, notFound, ProblemError } from '#server/platform/http';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';

export interface Received {
  readonly upload: MultipartFile;
  readonly file: ReceivedFile;
}

/** Of most forms, all that they have. */
export const FILE_FIELD: Text = { vi: 'trường file', en: 'the field file' };

/** The one file of a form, as a draft to keep or drop. A form that breaks off or has no file is the sender's to mend, not a fault of ours. */
export async function receivedFile(
  request: FastifyRequest,
  files: Pick<FileStore, 'receive'>,
  { bytesMax, expected }: { readonly bytesMax: number; readonly expected: Text },
): Promise<Received> {
  const tooLarge = () => edgeProblem('too-large', 'MSG-017', { values: { max: String(bytesMax) } });
  let file: ReceivedFile | undefined;
  try {
    const form = request.files({ limits: { fileSize: bytesMax } });
    const first = await form.next();
    if (first.done !== true) {
      const upload = first.value;
      file = await files.receive(upload.file);
      // Half a document must never be kept for a whole one, nor the first of two for both.
      if (upload.file.truncated || (await form.next()).done !== true) throw tooLarge();
      return { upload, file };
    }
  } catch (error) {
    await file?.drop();
    if (error instanceof ProblemError) throw error;
    const status = error instanceof Error && 'statusCode' in error ? error.statusCode : isFormBroken(error) ? 400 : 500;
    if (status === 413) throw tooLarge();
    if (status !== 400) throw error;
  }
  throw malformed('MSG-009', '', { expected });
}

/** The form reader's errors carry no code: whatever is not of the system is of the form. */
const isFormBroken = (error: unknown): boolean => !(error instanceof Error && 'syscall' in error);

/** What an upload kept; a backup that was brought back without its files may not have it. */
export async function keptBytes(files: Pick<FileStore, 'get'>, id: string): Promise<Buffer> {
  const bytes = await files.get(id);
  if (bytes === undefined) throw notFound();
  return bytes;
}
