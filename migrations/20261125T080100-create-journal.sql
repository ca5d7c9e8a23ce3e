-- The journal is the truth; everything else is derived from it. It can be added to and nothing else.

create table journal (
  office_id text not null constraint journal_office references office (id),
  stream_kind text not null,
  stream_id uuid not null,
  seq int not null constraint journal_seq_positive check (seq > 0),
  type text not null,
  version int not null default 1,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  actor text not null,
  post text null,
  acting_for text null,
  command_id uuid not null,
  body jsonb not null default '{}',
  sealed bytea null,
  constraint journal_pkey primary key (office_id, stream_kind, stream_id, seq)
);
create index journal_by_time on journal (office_id, recorded_at);

-- recorded_at is the database's clock after the lock, never before the event ahead of it, whatever the application sent.
create function journal_stamp() returns trigger language plpgsql as $$
declare ahead timestamptz; last_seq int;
begin
  select j.recorded_at, j.seq into ahead, last_seq from journal j
    where j.office_id = new.office_id and j.stream_kind = new.stream_kind and j.stream_id = new.stream_id
    order by j.seq desc limit 1;
  if new.seq <> coalesce(last_seq, 0) + 1 then
    raise exception 'journal has a gap: event % after %', new.seq, last_seq using errcode = 'unique_violation', constraint = 'journal_pkey';
  end if;
  new.recorded_at := greatest(clock_timestamp(), ahead);
  return new;
end $$;
create trigger journal_stamp before insert on journal for each row execute function journal_stamp();

create function never_changes() returns trigger language plpgsql as $$
begin raise exception '% can be added to and nothing else', tg_table_name; end $$;
create trigger journal_never_changes before update on journal for each row execute function never_changes();

create table reading (
  office_id text not null constraint reading_office references office (id),
  id bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  account text not null,
  post text null,
  what text not null constraint reading_what_known check (what in ('open', 'search', 'export', 'file', 'letter')),
  application_id uuid null,
  detail text null,
  constraint reading_pkey primary key (office_id, id)
);
create index reading_by_application on reading (office_id, application_id, id desc) where application_id is not null;
create trigger reading_never_changes before update on reading for each row execute function never_changes();

create table command_key (
  office_id text not null constraint command_key_office references office (id),
  door text not null,
  principal text not null,
  key text not null,
  fingerprint bytea not null,
  answer bytea not null,
  at timestamptz not null default now(),
  constraint command_key_pkey primary key (office_id, door, principal, key)
);
create index command_key_by_age on command_key (at);

alter table journal enable row level security;
alter table reading enable row level security;
alter table command_key enable row level security;
create policy journal_own on journal to app using (office_id = current_office()) with check (office_id = current_office());
create policy reading_own on reading to app using (office_id = current_office()) with check (office_id = current_office());
create policy command_key_own on command_key to app using (office_id = current_office()) with check (office_id = current_office());
grant select, insert on journal, reading, command_key to app;

create policy command_key_sweep on command_key to sweeper using (true);
grant select (office_id, at), delete on command_key to sweeper;

-- Counts of tries live outside the transaction they guard, so that a refusal does not undo them.
create table limit_count (
  office_id text not null,
  subject text not null,
  starts_at timestamptz not null,
  count int not null,
  constraint limit_count_pkey primary key (office_id, subject, starts_at)
);
create index limit_count_by_age on limit_count (starts_at);
alter table limit_count enable row level security;
create policy limit_count_own on limit_count to app using (office_id = current_office()) with check (office_id = current_office());
grant select, insert, update, delete on limit_count to app;
create policy limit_count_sweep on limit_count to sweeper using (true);
grant select (office_id, starts_at), delete on limit_count to sweeper;
