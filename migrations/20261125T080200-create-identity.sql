-- Who works in an office. Accounts and sessions are one schema for the installation, better-auth's own tables (SQL from its
-- compileMigrations); what a person may do comes only from the posts they hold, and posts stand under an office.

create schema identity;
grant usage on schema identity to identity;

create table identity."user" (
  "id" text not null constraint user_pkey primary key,
  "name" text not null,
  "email" text not null constraint user_email_once unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null,
  "username" text constraint user_username_once unique,
  "twoFactorEnabled" boolean
);

create table identity."session" (
  "id" text not null constraint session_pkey primary key,
  "expiresAt" timestamptz not null,
  "token" text not null constraint session_token_once unique,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null constraint session_of_user references identity."user" ("id") on delete cascade
);
create index session_by_user on identity."session" ("userId");
create index session_by_age on identity."session" ("expiresAt");

create table identity."account" (
  "id" text not null constraint account_pkey primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null constraint account_of_user references identity."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz not null
);
create index account_by_user on identity."account" ("userId");

create table identity."verification" (
  "id" text not null constraint verification_pkey primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default current_timestamp not null,
  "updatedAt" timestamptz default current_timestamp not null
);
create index verification_by_identifier on identity."verification" ("identifier");
create index verification_by_age on identity."verification" ("expiresAt");

create table identity."twoFactor" (
  "id" text not null constraint two_factor_pkey primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null constraint two_factor_user references identity."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index two_factor_by_secret on identity."twoFactor" ("secret");
create index two_factor_by_user on identity."twoFactor" ("userId");

-- One-time links: to set the installation up, or to choose a first (or new) password. Only the hash is kept.
create table identity.link (
  token_hash bytea not null constraint link_pkey primary key,
  purpose text not null constraint link_purpose_known check (purpose in ('administrator', 'password')),
  office_id text not null constraint link_office references public.office (id),
  account_id text null constraint link_account references identity."user" ("id") on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint link_password_has_account check ((purpose = 'password') = (account_id is not null))
);
create index link_by_account on identity.link (account_id);

grant select, insert, update, delete on all tables in schema identity to identity;

-- Posts, who holds them, and who acts for them. A post is a chair: an office has as many operators' posts as it has operators.
create table post (
  office_id text not null constraint post_office references office (id),
  id uuid not null,
  role text not null constraint post_role_known check (role in ('operator', 'section_head', 'secretary', 'head', 'village_officer', 'administrator', 'supervisor')),
  title text not null constraint post_title_length check (char_length(title) between 1 and 120),
  section text null,
  village_id text null,
  closed_at timestamptz null,
  constraint post_pkey primary key (office_id, id),
  constraint post_section_of_its_head check ((role = 'section_head') = (section is not null)),
  constraint post_village_of_its_officer check ((role = 'village_officer') = (village_id is not null))
);
create unique index post_one_head on post (office_id) where role = 'head' and closed_at is null;
create unique index post_one_secretary on post (office_id) where role = 'secretary' and closed_at is null;
create unique index post_one_head_a_section on post (office_id, section) where role = 'section_head' and closed_at is null;

create table post_holder (
  office_id text not null,
  id uuid not null,
  post_id uuid not null,
  account_id text not null,
  name text not null constraint post_holder_name_length check (char_length(name) between 1 and 160),
  rank text null constraint post_holder_rank_length check (char_length(rank) <= 80),
  nip text null constraint post_holder_nip_form check (nip ~ '^[0-9]{18}$'),
  since timestamptz not null default now(),
  until timestamptz null,
  constraint post_holder_pkey primary key (office_id, id),
  constraint post_holder_post foreign key (office_id, post_id) references post (office_id, id),
  constraint post_holder_ends_after_start check (until is null or until >= since)
);
create unique index post_holder_one_a_post on post_holder (office_id, post_id) where until is null;
create index post_holder_by_account on post_holder (office_id, account_id) where until is null;

-- Plh and Plt replace a post for a period; a.n. and u.b. delegate its signature. Two different entries, each with dates.
create table acting (
  office_id text not null,
  id uuid not null,
  kind text not null constraint acting_kind_known check (kind in ('replaces', 'delegates')),
  form text not null constraint acting_form_known check (form in ('plh', 'plt', 'an', 'ub')),
  post_id uuid not null,
  account_id text not null,
  name text not null constraint acting_name_length check (char_length(name) between 1 and 160),
  rank text null constraint acting_rank_length check (char_length(rank) <= 80),
  nip text null constraint acting_nip_form check (nip ~ '^[0-9]{18}$'),
  order_number text not null constraint acting_order_length check (char_length(order_number) between 1 and 120),
  since date not null,
  until date not null,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz null,
  constraint acting_pkey primary key (office_id, id),
  constraint acting_post foreign key (office_id, post_id) references post (office_id, id),
  constraint acting_form_of_kind check ((kind = 'replaces') = (form in ('plh', 'plt'))),
  constraint acting_ends_after_start check (until >= since)
);
create index acting_by_account on acting (office_id, account_id, until) where ended_at is null;

do $$ declare t text; begin
  foreach t in array array['post', 'post_holder', 'acting'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I to app using (office_id = current_office()) with check (office_id = current_office())', t || '_own', t);
    execute format('create policy %I on %I for select to identity using (office_id = current_office())', t || '_sign_in', t);
    execute format('grant select on %I to identity', t);
  end loop;
end $$;
grant usage on schema public to identity;
grant execute on function current_office() to identity;
create policy office_sign_in on office for select to identity using (id = current_office());
grant select (id, sample) on office to identity;
grant select, insert on post, post_holder, acting to app;
grant update (title, closed_at) on post to app;
grant update (until, name, rank, nip) on post_holder to app;
grant update (ended_at) on acting to app;

-- Who asks, and which posts they hold here today: one round trip a request, by unique keys, under the office's own row-level security.
create function identity.actor_of(asked_token text, asked_office text, today date)
returns table (account_id text, username text, name text, session_id text, totp boolean, posts jsonb)
language plpgsql volatile set search_path = identity, public, pg_temp as $$
begin
  perform set_config('app.office', asked_office, true);
  -- A sample office prints its passwords and holds invented people: there a second factor would only keep visitors out.
  return query
    select u."id", u."username", u."name", s."id",
      coalesce(u."twoFactorEnabled", false) or exists (select from office o where o.id = asked_office and o.sample), coalesce((
      select jsonb_agg(jsonb_build_object(
          'postId', p.id, 'role', p.role, 'title', p.title, 'section', p.section, 'villageId', p.village_id,
          'name', h.holder_name, 'rank', h.holder_rank, 'nip', h.holder_nip, 'acting', h.acting) order by h.acting is not null, p.title, p.id)
      from (
        select ph.post_id, ph.name as holder_name, ph.rank as holder_rank, ph.nip as holder_nip, null::jsonb as acting
        from post_holder ph
        where ph.office_id = asked_office and ph.account_id = u."id" and ph.until is null
        union all
        select a.post_id, a.name, a.rank, a.nip,
               jsonb_build_object('id', a.id, 'kind', a.kind, 'form', a.form, 'orderNumber', a.order_number)
        from acting a
        where a.office_id = asked_office and a.account_id = u."id" and today between a.since and a.until and a.ended_at is null
      ) h
      join post p on p.office_id = asked_office and p.id = h.post_id and p.closed_at is null
    ), '[]'::jsonb)
    from "session" s join "user" u on u."id" = s."userId"
    where s."token" = asked_token and s."expiresAt" > now();
end $$;
revoke all on function identity.actor_of from public;
grant execute on function identity.actor_of to identity;

-- The supervisor asks before any office's door is open; only ids leave. A sample office is never a reason not to offer the set-up.
create function identity.offices_without_administrator() returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from office o
  where not o.sample and not exists (
    select from post p join post_holder h on h.office_id = p.office_id and h.post_id = p.id and h.until is null
    where p.office_id = o.id and p.role = 'administrator' and p.closed_at is null)
  order by o.created_at, o.id
$$;
revoke all on function identity.offices_without_administrator from public;
grant execute on function identity.offices_without_administrator to identity;

-- An office may not reset the account of a person who also works in another one.
create function identity.works_elsewhere(asked_account text, asked_office text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from post_holder where account_id = asked_account and until is null and office_id <> asked_office)
$$;
revoke all on function identity.works_elsewhere from public;
grant execute on function identity.works_elsewhere to identity;

-- Sessions and pending sign-ins that are over. Nothing else of an account is the sweeper's business.
grant usage on schema identity to sweeper;
grant select ("id", "expiresAt"), delete on identity."session", identity."verification" to sweeper;
grant select (token_hash, expires_at), delete on identity.link to sweeper;
