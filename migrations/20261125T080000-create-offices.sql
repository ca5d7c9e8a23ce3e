-- Offices, what they offer, and the helpers every later table leans on.

create function current_office() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.office', true), '') $$;

create table office (
  id text not null constraint office_id_form check (id ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
  host text null,
  settings jsonb not null,
  settings_seq int not null default 1,
  sample boolean not null default false,
  created_at timestamptz not null default now(),
  constraint office_pkey primary key (id),
  constraint office_host_once unique (host)
);
alter table office enable row level security;
create policy office_own on office to app using (id = current_office()) with check (id = current_office());
grant select, update (settings, settings_seq, host) on office to app;

-- A request knows its host name before it knows its office. Only the id leaves; an installation with a single office answers every host.
create function office_of_host(asked text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select id from office where host = asked),
    (select min(id) from office having count(*) = 1),
    (select min(id) from office where host is null having count(*) = 1 and asked in ('localhost', '127.0.0.1', '[::1]'))
  )
$$;
revoke all on function office_of_host from public;
grant execute on function office_of_host to app;

create function offices() returns setof text language sql stable security definer set search_path = public, pg_temp as
  $$ select id from office order by id $$;
revoke all on function offices from public;
grant execute on function offices to app;

create table service_version (
  office_id text not null constraint service_version_office references office (id),
  slug text not null,
  version int not null constraint service_version_positive check (version > 0),
  definition jsonb not null,
  letter_source text not null,
  published_at timestamptz not null default now(),
  withdrawn_at timestamptz null,
  constraint service_version_pkey primary key (office_id, slug, version)
);
alter table service_version enable row level security;
create policy service_version_office on service_version to app using (office_id = current_office()) with check (office_id = current_office());
grant select, insert, update (withdrawn_at) on service_version to app;

-- Jobs commit with the change that caused them; the app may not touch the queue's own tables.
create function enqueue(task text, payload jsonb, job_key text default null, run_at timestamptz default null, attempts int default 12)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if payload ->> 'office' is distinct from current_office() then
    raise exception 'a job belongs to the office of its transaction';
  end if;
  perform graphile_worker.add_job(task, payload::json, run_at => run_at, max_attempts => attempts, job_key => job_key);
end $$;
revoke all on function enqueue from public;
grant execute on function enqueue to app;

create function jobs_waiting() returns table (waiting bigint, oldest_seconds double precision, failing bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) filter (where run_at <= now()),
         coalesce(extract(epoch from now() - min(run_at) filter (where run_at <= now())), 0)::double precision,
         count(*) filter (where attempts >= max_attempts)
  from graphile_worker.jobs
$$;
revoke all on function jobs_waiting from public;
grant execute on function jobs_waiting to app;
