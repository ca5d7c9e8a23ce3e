/** A PDF to look at in the browser. */
export function pdfAnswer(pdf: Uint8Array): Response {
  return new Response(Buffer.from(pdf), { headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="contoh-surat.pdf"' } });
}
