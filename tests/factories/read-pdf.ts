import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program of poppler or zbar on a PDF's bytes, in a folder of its own. */
function withFile<T>(pdf: Buffer, work: (file: string, run: (program: string, ...args: string[]) => string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sipetrok-pdf-'));
  const file = join(folder, 'surat.pdf');
  writeFileSync(file, pdf);
  try {
    return work(file, (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString().trim());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The words on the pages. */
export const textOfPdf = (pdf: Buffer): string => withFile(pdf, (file, run) => run('pdftotext', '-layout', file, '-'));

/** What the QR code on the first page says, as a reader's phone sees it. */
export const qrOfPdf = (pdf: Buffer): string => withFile(pdf, (file, run) => {
  run('pdftoppm', '-r', '200', '-png', '-f', '1', '-singlefile', file, file);
  return run('zbarimg', '-q', '--raw', `${file}.png`);
});

/** What pdfsig says about its signatures; the signer's own certificate is known to nobody. */
export const signaturesOfPdf = (pdf: Buffer): string => withFile(pdf, (file, run) => run('pdfsig', '-nocert', file));
