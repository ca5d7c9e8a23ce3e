/** What becomes of personal data, in words for residents. It may only say what the program does. */
export const id = {
  title: 'Data pribadi Anda',
  lead: 'Anda menyerahkan NIK, alamat, dan foto berkas kepada kami. Di sini tertulis untuk apa, siapa yang melihatnya, dan apa hak Anda.',
  parts: [
    {
      title: 'Untuk apa',
      text: [
        'Hanya untuk memeriksa permohonan Anda, membuat suratnya, dan menyerahkannya kepada Anda. Data tidak kami jual dan tidak kami pakai untuk iklan.',
        'Dasarnya adalah tugas kami melayani masyarakat (UU 25/2009 tentang Pelayanan Publik dan UU 27/2022 tentang Pelindungan Data Pribadi pasal 20).'
      ]
    },
    {
      title: 'Apa saja',
      text: [
        'Hanya isian dan berkas yang diminta oleh surat yang Anda pilih. Nomor HP boleh dikosongkan.',
        'Dari foto yang Anda kirim, keterangan tersembunyi seperti tempat pemotretan kami hapus.',
        'Kami memakai kuki hanya supaya isian Anda tersimpan, bahasa pilihan Anda diingat, dan petugas dapat masuk. Tidak ada pelacak, dan halaman ini tidak menghubungi pihak lain.'
      ]
    },
    {
      title: 'Siapa yang melihatnya',
      text: [
        'Petugas kecamatan yang menangani permohonan Anda, dan petugas di kantor desa Anda yang menyerahkan surat. Setiap kali dibuka, tercatat siapa dan kapan.',
        'Isian dan foto disimpan terkunci (terenkripsi). Halaman lacak dan halaman periksa surat tidak menampilkan nama lengkap maupun NIK.'
      ]
    },
    {
      title: 'Berapa lama',
      text: [
        'Isian yang belum dikirim kami hapus bila 14 hari tidak dibuka.',
        'Surat yang sudah terbit dan catatan permohonannya disimpan menurut jadwal retensi arsip kantor, sebab surat itu harus dapat diperiksa keasliannya.'
      ]
    },
    {
      title: 'Hak Anda',
      text: [
        'Anda berhak melihat data Anda, mengetahui siapa saja yang membukanya, meminta perbaikan, dan meminta pemrosesannya ditunda. Kami menjawab dalam 3 x 24 jam.',
        'Datanglah ke kantor kecamatan dengan membawa KTP. Dengan begitu kami yakin data Anda tidak diberikan kepada orang lain.'
      ]
    }
  ]
};

export type PrivacyText = typeof id;
