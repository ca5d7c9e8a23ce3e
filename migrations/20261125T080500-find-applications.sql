-- What the office's lists need: whose section it is, and paging by key inside a state or a section.
alter table application add column section text not null default '';
update application set section = body ->> 'section';
alter table application alter column section drop default;

create index application_open_state on application (office_id, state, due_at, id) where closed_at is null;
create index application_open_section on application (office_id, section, due_at, id) where closed_at is null;
create index application_by_section on application (office_id, section, submitted_at desc, id desc);
