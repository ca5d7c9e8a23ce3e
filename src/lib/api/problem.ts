/** Everything that can go wrong at the machines' door, with its status and what is said about it (RFC 9457). The closed list. */
export const PROBLEMS = {
  'body-broken': { status: 400, title: 'Isi permintaan bukan JSON yang utuh' },
  'body-wrong': { status: 400, title: 'Ada isian yang tidak dikenal atau belum benar' },
  'answers-wrong': { status: 400, title: 'Ada jawaban yang perlu diperbaiki' },
  'key-missing': { status: 400, title: 'Kepala Idempotency-Key belum ada atau tidak terbaca' },
  'code-mistyped': { status: 400, title: 'Kode ini salah ketik' },
  'client-unknown': { status: 401, title: 'Kunci klien tidak dikenal atau sudah dicabut' },
  'not-allowed': { status: 403, title: 'Kunci klien ini tidak boleh melakukan hal itu' },
  'not-found': { status: 404, title: 'Tidak ada di sini' },
  'wrong-method': { status: 405, title: 'Cara memanggil alamat ini lain' },
  'slow': { status: 408, title: 'Kiriman terlalu lambat' },
  'in-progress': { status: 409, title: 'Permintaan dengan kunci yang sama sedang dikerjakan' },
  'body-large': { status: 413, title: 'Isi permintaan terlalu besar' },
  'wrong-type': { status: 415, title: 'Jenis isi permintaan tidak dapat dipakai' },
  'key-reused': { status: 422, title: 'Kunci ini sudah dipakai untuk isi yang lain' },
  'file-wrong': { status: 422, title: 'Berkas tidak dapat dipakai' },
  'too-many': { status: 429, title: 'Terlalu banyak permintaan' },
  'fault': { status: 500, title: 'Ada gangguan di pihak kami' },
  'busy': { status: 503, title: 'Sedang penuh' }
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One wrong field: `pointer` is a JSON pointer into the body sent, as a URI fragment. */
export type FieldProblem = { pointer: string; detail: string };
export type ProblemBody = { type: string; title: string; status: number; detail: string; errors?: FieldProblem[]; reference?: string };
type More = { detail?: string; errors?: FieldProblem[]; reference?: string; headers?: Record<string, string> };

/** What is answered when something is wrong: a problem document, one entry a field. Holds nothing of what was sent. */
export function problem(code: ProblemCode, { headers = {}, detail, ...more }: More = {}): Response {
  const { status, title } = PROBLEMS[code];
  const body: ProblemBody = { type: problemType(code), title, status, detail: detail ?? `${title}.`, ...more };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json', ...headers } });
}

/** A path of this site: it leads to a sentence about the problem. */
export const problemType = (code: ProblemCode): string => `/api/v1/problems/${code}`;

/** The path of an answer, `alamat.rt`, as a pointer into the body: `#/answers/alamat/rt` (RFC 6901 §6). */
export function pointerOf(path: readonly PropertyKey[]): string {
  return ['#', ...path.map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')))].join('/');
}
