-- Two unknowns are not distinct: without an office set, a job without an office went through.
create or replace function enqueue(task text, payload jsonb, job_key text default null, run_at timestamptz default null, attempts int default 12)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_office() is null or payload ->> 'office' is distinct from current_office() then
    raise exception 'a job belongs to the office of its transaction';
  end if;
  perform graphile_worker.add_job(task, payload::json, run_at => run_at, max_attempts => attempts, job_key => job_key);
end $$;
