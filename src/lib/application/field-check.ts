/** Under this name the photos of a field check lie among an application's files. */
export const FIELD_CHECK = 'cek_lapangan';
