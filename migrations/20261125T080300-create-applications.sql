-- Applications and what belongs to them: keys, files, drafts, search words, numbers, letters, parcels.

create table data_key (
  office_id text not null constraint data_key_office references office (id),
  owner_id uuid not null,
  kind text not null constraint data_key_kind_known check (kind in ('case', 'letter')),
  master_version int not null,
  wrapped bytea not null,
  constraint data_key_pkey primary key (office_id, owner_id, kind)
);
create index data_key_by_master on data_key (office_id, master_version);

create table draft (
  office_id text not null constraint draft_office references office (id),
  id uuid not null,
  secret_hash bytea not null,
  wrapped bytea not null,
  service_slug text not null,
  service_version int not null,
  sealed bytea not null,
  sealed_seq int not null default 1,
  channel text not null constraint draft_channel_known check (channel in ('web', 'desk', 'village', 'api')),
  account text null,
  application_id uuid null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  constraint draft_pkey primary key (office_id, id),
  constraint draft_secret_once unique (office_id, secret_hash),
  constraint draft_service foreign key (office_id, service_slug, service_version) references service_version (office_id, slug, version)
);
create index draft_by_age on draft (seen_at);

create table draft_link (
  office_id text not null,
  link_hash bytea not null,
  draft_id uuid not null,
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  constraint draft_link_pkey primary key (office_id, link_hash),
  constraint draft_link_draft foreign key (office_id, draft_id) references draft (office_id, id) on delete cascade
);

create table application (
  office_id text not null constraint application_office references office (id),
  id uuid not null,
  code text not null,
  service_slug text not null,
  service_version int not null,
  state text not null,
  seq int not null,
  village_id text not null,
  channel text not null,
  submitted_at timestamptz not null,
  due_at timestamptz null,
  waiting_role text null,
  waiting_section text null,
  assignee text null,
  number_text text null,
  parcel_id uuid null,
  arrived_at timestamptz null,
  closed_at timestamptz null,
  nik_hash bytea null,
  body jsonb not null,
  sealed bytea null,
  summary bytea null,
  constraint application_pkey primary key (office_id, id),
  constraint application_code_once unique (office_id, code),
  constraint application_service foreign key (office_id, service_slug, service_version) references service_version (office_id, slug, version)
);
create index application_waiting on application (office_id, waiting_role, due_at, id) where closed_at is null;
create index application_waiting_section on application (office_id, waiting_section, due_at, id) where closed_at is null and waiting_section is not null;
create index application_open on application (office_id, due_at, id) where closed_at is null;
create index application_by_state on application (office_id, state, submitted_at desc, id desc);
create index application_by_time on application (office_id, submitted_at desc, id desc);
create index application_by_village on application (office_id, village_id, state, submitted_at desc, id desc);
create index application_by_service on application (office_id, service_slug, submitted_at desc, id desc);
create index application_by_assignee on application (office_id, assignee, submitted_at desc, id desc) where assignee is not null;
create index application_by_person on application (office_id, nik_hash, submitted_at desc) where nik_hash is not null;
create index application_by_number on application (office_id, number_text) where number_text is not null;

-- What only the resident may use: the receipt's PIN and the pick-up code, as hashes and as sealed text.
create table application_secret (
  office_id text not null,
  application_id uuid not null,
  pin_hash bytea not null,
  pin_failures int not null default 0,
  pin_locked_until timestamptz null,
  pickup_hash bytea null,
  pickup_sealed bytea null,
  constraint application_secret_pkey primary key (office_id, application_id),
  constraint application_secret_application foreign key (office_id, application_id) references application (office_id, id)
);

create table search_token (
  office_id text not null,
  token bytea not null,
  application_id uuid not null,
  constraint search_token_pkey primary key (office_id, token, application_id)
);
create index search_token_by_application on search_token (office_id, application_id);

create table file (
  office_id text not null constraint file_office references office (id),
  id uuid not null,
  owner_kind text not null constraint file_owner_known check (owner_kind in ('draft', 'application', 'letter', 'upload')),
  owner_id uuid not null,
  question text not null,
  kind text not null,
  bytes int not null,
  pages int null,
  width int null,
  height int null,
  warnings text[] not null default '{}',
  wrapped_key bytea not null,
  stored_id uuid not null,
  thumbnail bytea null,
  state text not null constraint file_state_known check (state in ('checked', 'ready')),
  created_at timestamptz not null default now(),
  constraint file_pkey primary key (office_id, id),
  constraint file_stored_once unique (office_id, stored_id)
);
create index file_by_owner on file (office_id, owner_kind, owner_id, question);
create index file_loose on file (created_at) where owner_kind = 'upload';

-- The register: each number once, bound to its letter, explained for ever.
create table register_series (
  office_id text not null constraint register_series_office references office (id),
  series text not null,
  year int not null,
  next int not null constraint register_series_positive check (next > 0),
  constraint register_series_pkey primary key (office_id, series, year)
);
create table register (
  office_id text not null constraint register_office references office (id),
  id uuid not null,
  series text not null,
  year int not null,
  number int not null,
  text text not null,
  classification text not null,
  date date not null,
  application_id uuid not null,
  letter_id uuid not null,
  service_slug text not null,
  village_id text not null,
  status text not null constraint register_status_known check (status in ('reserved', 'used', 'void')),
  reason text null,
  reserved_at timestamptz not null default now(),
  constraint register_pkey primary key (office_id, id),
  constraint register_number_once unique (office_id, series, year, number),
  constraint register_letter_once unique (office_id, letter_id),
  constraint register_void_explained check (status <> 'void' or length(reason) > 0),
  constraint register_application foreign key (office_id, application_id) references application (office_id, id)
);
create index register_by_time on register (office_id, date desc, number desc, id desc);
create index register_by_application on register (office_id, application_id);
create index register_by_text on register (office_id, text);

create table letter (
  office_id text not null constraint letter_office references office (id),
  id uuid not null,
  public_id text not null,
  application_id uuid not null,
  mode text not null constraint letter_mode_known check (mode in ('pen', 'certificate')),
  status text not null constraint letter_status_known check (status in ('prepared', 'signed', 'annulled', 'given_up')),
  number_text text not null,
  kind text not null,
  date date not null,
  masked_name text not null,
  signer jsonb not null,
  signed_at timestamptz null,
  annulled_at timestamptz null,
  annulled_reason text null,
  sha256 bytea null,
  file_id uuid null,
  scan_file_id uuid null,
  sealed bytea null,
  constraint letter_pkey primary key (office_id, id),
  constraint letter_public_once unique (public_id),
  constraint letter_application foreign key (office_id, application_id) references application (office_id, id),
  constraint letter_signed_has_bytes check (status not in ('signed', 'annulled') or (signed_at is not null and (file_id is not null)))
);
create index letter_by_application on letter (office_id, application_id);

create table signer (
  office_id text not null constraint signer_office references office (id),
  id uuid not null,
  account text not null,
  certificate_pem text not null,
  encrypted_key bytea not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz null,
  constraint signer_pkey primary key (office_id, id)
);
create unique index signer_one_current on signer (office_id, account) where retired_at is null;

create table parcel (
  office_id text not null constraint parcel_office references office (id),
  id uuid not null,
  public_id text not null,
  number int not null,
  year int not null,
  village_id text not null,
  carrier text null,
  sent_by text not null,
  sent_by_name text not null,
  sent_at timestamptz not null,
  received_at timestamptz null,
  received_by_name text null,
  seq int not null,
  constraint parcel_pkey primary key (office_id, id),
  constraint parcel_public_once unique (office_id, public_id),
  constraint parcel_number_once unique (office_id, year, number)
);
create index parcel_by_village on parcel (office_id, village_id, sent_at desc, id desc);
create index parcel_by_time on parcel (office_id, sent_at desc, id desc);
create table parcel_item (
  office_id text not null,
  parcel_id uuid not null,
  application_id uuid not null,
  position int not null,
  received_at timestamptz null,
  missing_at timestamptz null,
  constraint parcel_item_pkey primary key (office_id, parcel_id, application_id),
  constraint parcel_item_parcel foreign key (office_id, parcel_id) references parcel (office_id, id),
  constraint parcel_item_application foreign key (office_id, application_id) references application (office_id, id)
);
create index parcel_item_by_application on parcel_item (office_id, application_id);

-- Long work that can be left and come back to.
create table long_task (
  office_id text not null constraint long_task_office references office (id),
  id uuid not null,
  kind text not null,
  account text not null,
  total int not null,
  done int not null default 0,
  failed int not null default 0,
  state text not null constraint long_task_state_known check (state in ('running', 'paused', 'done', 'stopped')),
  note text null,
  file_id uuid null,
  started_at timestamptz not null default now(),
  finished_at timestamptz null,
  constraint long_task_pkey primary key (office_id, id)
);
create index long_task_by_account on long_task (office_id, account, started_at desc);
create table long_task_item (
  office_id text not null,
  task_id uuid not null,
  application_id uuid not null,
  position int not null,
  state text not null constraint long_task_item_state_known check (state in ('waiting', 'running', 'done', 'failed')),
  note text null,
  constraint long_task_item_pkey primary key (office_id, task_id, application_id),
  constraint long_task_item_task foreign key (office_id, task_id) references long_task (office_id, id)
);

create table api_client (
  office_id text not null constraint api_client_office references office (id),
  id uuid not null,
  name text not null,
  key_hash bytea not null,
  scopes text[] not null,
  per_minute int not null default 60,
  created_at timestamptz not null default now(),
  revoked_at timestamptz null,
  constraint api_client_pkey primary key (office_id, id),
  constraint api_client_key_once unique (office_id, key_hash)
);

do $$
declare t text;
begin
  foreach t in array array['data_key','draft','draft_link','application','application_secret','search_token','file','register_series',
    'register','letter','signer','parcel','parcel_item','long_task','long_task_item','api_client'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I to app using (office_id = current_office()) with check (office_id = current_office())', t || '_own', t);
  end loop;
end $$;

grant select, insert, delete, update (wrapped, master_version) on data_key to app;
grant select, insert, update, delete on draft, draft_link, search_token, file to app;
grant select, insert, update on application, application_secret, register_series, letter, parcel, parcel_item, long_task, long_task_item to app;
grant select, insert, update (status, reason) on register to app;
grant select, insert, update (retired_at) on signer to app;
grant select, insert, update (revoked_at, per_minute) on api_client to app;

-- The sweeper sees no content: ids and ages, across offices.
create policy draft_sweep on draft to sweeper using (true);
create policy draft_link_sweep on draft_link to sweeper using (true);
create policy file_sweep on file to sweeper using (true);
grant select (office_id, id, seen_at, application_id), delete on draft to sweeper;
grant select (office_id, draft_id, created_at), delete on draft_link to sweeper;
grant select (office_id, id, owner_kind, owner_id, stored_id, created_at), delete on file to sweeper;
