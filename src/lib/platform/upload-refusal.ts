/** Why a file was not taken; each has its sentence in `upload-words` and its HTTP status here. */
export type UploadRefusal =
  | 'empty' | 'type' | 'size' | 'pixels' | 'broken' | 'encrypted' | 'script' | 'pages' // the file
  | 'form' | 'many' | 'slow' | 'cut' | 'busy'; // the way it came

export const uploadStatus: Record<UploadRefusal, number> = {
  empty: 422,
  type: 415,
  size: 413,
  pixels: 422,
  broken: 422,
  encrypted: 422,
  script: 422,
  pages: 422,
  form: 400,
  many: 400,
  slow: 408,
  cut: 400,
  busy: 503
};

/** Largest file in bytes, and most pages of a PDF. */
export const LARGEST_FILE = 10 * 1024 * 1024;
export const MOST_PAGES = 30;
