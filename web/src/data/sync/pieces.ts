import { call } from '../api/client';
import { Problem } from '../api/problem';
import { pieceSize, type UnsentFiles } from '../local/unsent-files';
import { caseKind, pathOf } from '../records';
import type { Command } from './command';

interface Upload {
  readonly data: { readonly received: number };
}

/** How much of the file the server has. */
async function received(path: string): Promise<number> {
  try {
    return (await call<Upload>(path)).data.received;
  } catch (error) {
    if (error instanceof Problem && error.refused.status === 404) return 0;
    throw error;
  }
}

/** Sends what the server does not have yet of the file, from where it was cut off. */
export async function sendPieces(files: UnsentFiles, { record, input }: Command): Promise<void> {
  const path = `${pathOf(caseKind, record)}/uploads`;
  const upload = String(input.upload);
  const size = Number(input.size);
  let offset = await received(`${path}/${encodeURIComponent(upload)}`);
  while (offset < size) {
    const begins = offset - (offset % pieceSize);
    const piece = await files.piece(upload, begins);
    // The browser let the file go; what was said of it stays, and the server says what is missing.
    if (piece === undefined) return;
    const { data } = await call<Upload>(path, { method: 'POST', body: { data: { upload, size, offset: begins, piece } } });
    if (data.received <= offset) return;
    offset = data.received;
  }
}

/** Does the command; the file goes before what is said of it. */
export async function attach(files: UnsentFiles, command: Command, say: () => Promise<unknown>): Promise<unknown> {
  const sent = async (): Promise<unknown> => {
    await sendPieces(files, command);
    return say();
  };
  const answer = command.uncertain === true ? await say().catch((error: unknown) => (isWanting(error) ? sent() : Promise.reject(error as Error))) : await sent();
  await files.remove(String(command.input.upload));
  return answer;
}

/** The server does not have the file, so that it has not taken effect. */
function isWanting(error: unknown): boolean {
  return error instanceof Problem && ['upload_unknown', 'file_refused'].includes(error.refused.code);
}
