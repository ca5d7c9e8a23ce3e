-- A sample office beside the real one has a host name of its own; the real one goes on answering every other host, as it did alone.
create or replace function office_of_host(asked text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(
    (select id from office where host = asked),
    (select min(id) from office having count(*) = 1),
    (select min(id) from office where not sample having count(*) = 1),
    (select min(id) from office where host is null having count(*) = 1 and asked in ('localhost', '127.0.0.1', '[::1]'))
  )
$$;
