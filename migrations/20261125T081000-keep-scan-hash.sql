-- The photo of a signed sheet is what its resident may download: the public check knows it by its hash too.
alter table letter add column scan_sha256 bytea null;
