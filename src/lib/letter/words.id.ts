/** What stands on a letter beside the service's own words. Letters are Indonesian only; claims here must be true. */
export const words = {
  footer: {
    draft: 'Konsep. Belum ditandatangani dan belum berlaku sebagai surat.',
    pen: 'Surat ini sah bila bertanda tangan dan berstempel basah.',
    // The office's own certificate, not one of BSrE: the sentence says whose it is and nothing more.
    certificate:
      'Surat ini ditandatangani secara elektronik dengan sertifikat milik Kantor {head}. Aslinya adalah berkas PDF; hasil cetaknya salinan.'
  },
  acting: { plh: 'Plh.', plt: 'Plt.', an: 'a.n.', ub: 'u.b.' }
} as const;
