/** What the console says about the sample office. */
export const progressWords = { officers: 'Petugas', cases: 'Permohonan', numbers: 'Nomor surat', letters: 'Surat', parcels: 'Kiriman ke desa' };

export const sampleWords = {
  there: 'Kantor contoh sudah ada. Hapus dengan: npm run sample -- --remove',
  made: (cases: number, seconds: number) => `Kantor contoh siap: ${cases} permohonan, ${seconds} detik.`,
  where: (origin: string) => `Alamatnya      ${origin}  (petugas masuk di ${origin}/masuk)`,
  loginsOnce: 'Nama pengguna dan kata sandi petugas. Catat sekarang, hanya ditampilkan sekali:',
  passphrase: (text: string) => `Frasa sandi tanda tangan elektronik Camat: ${text}`,
  examples: 'Untuk mencoba sebagai warga, buka halaman lacak dengan kode dan PIN:',
  states: { returned: 'dikembalikan untuk diperbaiki', section_review: 'sedang diperiksa kepala seksi', sent: 'suratnya dikirim ke desa' },
  removeLater: 'Menghapusnya: npm run sample -- --remove',
  removed: (rows: number, files: number) => `Kantor contoh dihapus: ${rows} baris data, ${files} berkas.`,
  notRemoved: { none: 'Tidak ada kantor contoh.', real: 'Kantor itu bukan kantor contoh. Tidak ada yang dihapus.' }
};
