-- What the village desk and the office's lists of hand-overs need, each as one run through an index.
alter table application add column handed_without_code boolean not null
  generated always as (coalesce(body -> 'handedOver' ->> 'how' = 'identity', false)) stored;

create index application_at_village on application (office_id, village_id, arrived_at, id) where state = 'received';
create index application_unfetched on application (office_id, arrived_at, id) where state = 'received';
create index application_fetched on application (office_id, village_id, closed_at desc, id desc) where state = 'handed_over';
create index application_without_code on application (office_id, closed_at desc, id desc) where handed_without_code;
create index parcel_coming on parcel (office_id, village_id, sent_at, id) where received_at is null;
create index parcel_item_missing on parcel_item (office_id, missing_at, parcel_id, application_id) where missing_at is not null and received_at is null;
