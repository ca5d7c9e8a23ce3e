/** What goes to a rendering child. `source` is Typst; `data` reaches it only as JSON text. A picture (`svg`) is for looking, never for signing. */
export type RenderRequest = { id: number; format: 'pdf' | 'svg'; source: string; data: string; files: Record<string, Uint8Array> };

/** A fault in a template, for the administrator: letter.typ or the catalogue's file, the line (from 1), Typst's own words. */
export type TemplateFault = { file: string; line: number | null; message: string };

export type RenderAnswer =
  | { id: number; ok: true; output: Uint8Array; pages: number }
  | { id: number; ok: false; faults: TemplateFault[] };

/** `memory`: what the child takes by now, in bytes; it only grows. */
export type RenderMessage = { ready: true } | (RenderAnswer & { memory: number });
