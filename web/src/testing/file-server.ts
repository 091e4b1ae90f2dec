import type { CaseRecord, Row } from '../data/api/types';
import type { Handler } from './answers';

interface Files {
  readonly cases: Map<string, CaseRecord>;
  addCase(record: CaseRecord): void;
}

function photosOf(record: CaseRecord | undefined): Row[] {
  return Array.isArray(record?.photos) ? (record.photos as Row[]) : [];
}

/** What a server says of files: pieces that follow each other, then the file that they are. */
export function fileRoutes(server: Files): (readonly [string, Handler])[] {
  // What has arrived, by the id it is sent under.
  const uploads = new Map<string, string>();
  const size = (id: string): number => atob(uploads.get(id) ?? '').length;
  const change = (id: string, photos: Row[]): { readonly id: string; readonly version: number; readonly has_photo: boolean } => {
    const record = server.cases.get(id) as CaseRecord;
    const version = (record.version ?? 0) + 1;
    server.addCase({ ...record, photos, has_photo: photos.length > 0, version });
    return { id, version, has_photo: photos.length > 0 };
  };
  return [
    [
      'GET /api/v2/cases/[^/]+/uploads/([^/]+)',
      (found) => {
        const id = found[1] ?? '';
        return uploads.has(id) ? { status: 200, body: { data: { id, size: 0, received: size(id) } } } : { status: 404, body: { code: 'not_found' } };
      },
    ],
    [
      'POST /api/v2/cases/[^/]+/uploads',
      (_found, _url, body) => {
        const { upload, offset, piece } = body.data as Row;
        const id = String(upload);
        if (offset === size(id)) uploads.set(id, `${uploads.get(id) ?? ''}${String(piece)}`);
        return { status: 200, body: { data: { id, size: 0, received: size(id) } } };
      },
    ],
    [
      'POST /api/v2/cases/([^/]+)/attachments',
      (found, _url, body) => {
        const id = found[1] ?? '';
        const said = body.data as Row;
        const photos = photosOf(server.cases.get(id));
        const made = { id: photos.length + 1, field_name: said.field_name ?? '', file_name: said.file_name ?? '', content_type: 'image/png', attachment_url: `/api/v2/cases/${id}/attachments/${photos.length + 1}` };
        return { status: 200, body: { data: { ...made, record: change(id, [...photos, made]) } } };
      },
    ],
    [
      'DELETE /api/v2/cases/([^/]+)/attachments/([^/]+)',
      (found) => {
        const id = found[1] ?? '';
        change(id, photosOf(server.cases.get(id)).filter((one) => one.id !== Number(found[2])));
        return { status: 204, body: undefined };
      },
    ],
  ];
}
