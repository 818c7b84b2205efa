-- Matters from report to rating, and every act on them.
create schema matters;

create table matters.matter (
  district_id integer not null,
  id uuid not null,
  number text not null,
  status text not null,
  source text not null,
  category_id uuid not null,
  category_code text not null,
  urgency text not null,
  description text not null,
  address text,
  lng double precision,
  lat double precision,
  datum text,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  building_id uuid,
  unit_id uuid,
  assignee_id uuid,
  handled_by uuid,
  reporter_id uuid,
  is_secret boolean not null default false,
  is_imported boolean not null default false,
  closed_as text,
  reported_at timestamptz not null,
  accepted_at timestamptz,
  assigned_at timestamptz,
  resolved_at timestamptz,
  verified_at timestamptz,
  closed_at timestamptz,
  -- The clock that runs now, computed once from the category's rule.
  due_kind text,
  due_at timestamptz,
  due_basis text,
  due_is_beyond_calendar boolean not null default false,
  -- The handler's own deadline, kept while others verify, so that a rejection does not lengthen it.
  handle_due_at timestamptz,
  was_late boolean not null default false,
  -- The deadline for which somebody has been alarmed already.
  alarmed_due_at timestamptz,
  -- Units that have sent it back: none does so twice.
  returned_by uuid[] not null default '{}',
  reopened_count smallint not null default 0,
  rating smallint,
  rating_words text,
  void_reason text,
  void_proposed_by uuid,
  tracking_token text,
  external_source text,
  external_ref text,
  import_id uuid,
  -- Pairs of neighbouring characters of what was said and where: search by words.
  words tsvector not null default '',
  constraint matter_pkey primary key (district_id, id),
  constraint matter_rating check (rating between 1 and 5),
  constraint matter_closed check ((status = 'closed') = (closed_as is not null))
) with (fillfactor = 90);
select platform.distribute('matters.matter');
create unique index matter_number on matters.matter (district_id, number);
create unique index matter_token on matters.matter (district_id, tracking_token) where tracking_token is not null;
create unique index matter_external on matters.matter (district_id, external_source, external_ref)
  where external_ref is not null;
create index matter_street on matters.matter (district_id, street_id, id);
create index matter_community on matters.matter (district_id, community_id, id);
create index matter_grid on matters.matter (district_id, grid_id, id);
create index matter_unit on matters.matter (district_id, unit_id, id) where unit_id is not null;
create index matter_category on matters.matter (district_id, category_code, id);
create index matter_assignee on matters.matter (district_id, assignee_id, id) where assignee_id is not null;
create index matter_reporter on matters.matter (district_id, reporter_id, id) where reporter_id is not null;
create index matter_import on matters.matter (district_id, import_id) where import_id is not null;
-- Open work is small however long the history is: it has an index of its own.
create index matter_open on matters.matter (district_id, due_at, id)
  include (status, street_id, community_id, grid_id, unit_id, assignee_id, is_secret)
  where status not in ('closed', 'voided');
create index matter_open_newest on matters.matter (district_id, id)
  include (status, street_id, community_id, grid_id, unit_id, assignee_id, is_secret)
  where status not in ('closed', 'voided');
create index matter_voided on matters.matter (district_id, id) where status = 'voided';
create index matter_imported on matters.matter (district_id, id) where is_imported;
create index matter_words on matters.matter using gin (words);
alter table matters.matter add constraint matter_category_fkey
  foreign key (district_id, category_id) references catalogue.edition (district_id, id);
alter table matters.matter add constraint matter_unit_fkey
  foreign key (district_id, unit_id) references org.unit (district_id, id);

-- Who reported: apart from the matter, encrypted, found by whole phone number.
create table matters.reporter (
  district_id integer not null,
  matter_id uuid not null,
  sealed_name bytea,
  sealed_phone bytea,
  phone_index bytea,
  constraint reporter_pkey primary key (district_id, matter_id)
);
select platform.distribute('matters.reporter');
create index reporter_phone on matters.reporter (district_id, phone_index, matter_id) where phone_index is not null;
alter table matters.reporter add constraint reporter_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id) on delete cascade;

-- The timeline: append-only, a partition a month.
create table matters.act (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  action text not null,
  status text not null,
  actor_id uuid,
  unit_id uuid,
  note text,
  reason text,
  rating smallint,
  file_ids uuid[] not null default '{}',
  constraint act_pkey primary key (district_id, id)
) partition by range (id);
create table matters.act_elsewhen partition of matters.act default;
select platform.distribute('matters.act');
create index act_matter on matters.act (district_id, matter_id, id);

select platform.make_partitions('matters.act', '2022-01-01', '2022-12-01');
select platform.make_partitions('matters.act', current_date, (current_date + interval '12 months')::date);

grant usage on schema matters to linli_app;
grant select, insert, update, delete on matters.matter, matters.reporter to linli_app;
grant select, insert on matters.act to linli_app;
