-- A printed number is given out once, also where an office changes in mid-year how it counts.
drop index register_by_text;
alter table register add constraint register_text_once unique (office_id, text);
-- A check that comes out as unknown lets a row pass: a number given up without a word did.
alter table register drop constraint register_void_explained;
alter table register add constraint register_void_explained check (status <> 'void' or coalesce(length(reason), 0) > 0);
create index register_by_number on register (office_id, number, date desc, id desc);

-- Until when a letter may be relied on, so that the public check can say so without opening the case.
alter table letter add column valid_until date null;
-- Letters that have their number and wait for their signature: the desk that prints, and the head's own list.
create index letter_prepared on letter (office_id, mode, id) where status = 'prepared';

-- Long work: an address that tells nothing (law 8), a heartbeat by which a killed process is noticed, a count of who took it up again,
-- and the wrapped key of a file it made.
alter table long_task
  add column public_id text not null default replace(gen_random_uuid()::text, '-', ''),
  add column alive_at timestamptz not null default clock_timestamp(),
  add column run int not null default 1,
  add column query jsonb null,
  add column wrapped_key bytea null,
  add constraint long_task_public_once unique (office_id, public_id);
