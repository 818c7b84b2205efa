-- Areas and units as two dated trees, and who holds which post in them from day to day.
create schema org;

create table org.area (
  district_id integer not null,
  id uuid not null,
  level text not null,
  code text not null,
  name text not null,
  parent_id uuid,
  -- Ancestors of each level, so that a list of a street or community is one equality.
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  lng double precision,
  lat double precision,
  datum text,
  -- Outline as nested rings of [lng, lat] in the same datum; drawn and searched, never computed with in SQL.
  outline jsonb,
  code_system text not null,
  is_assumed boolean not null default false,
  valid_from date not null,
  valid_to date,
  constraint area_pkey primary key (district_id, id),
  constraint area_level check (level in ('district', 'street', 'community', 'grid', 'building')),
  constraint area_dates check (valid_to is null or valid_to > valid_from)
);
select platform.distribute('org.area');
create index area_code on org.area (district_id, code collate "C");
create index area_parent on org.area (district_id, parent_id);
create index area_name on org.area using gin (name gin_trgm_ops);
alter table org.area add constraint area_parent_fkey
  foreign key (district_id, parent_id) references org.area (district_id, id);

-- Counts the changes of a district's areas; processes keep the outlines in memory as long as it stands.
create table org.area_version (
  district_id integer not null,
  version bigint not null,
  constraint area_version_pkey primary key (district_id)
);
select platform.distribute('org.area_version');

create table org.unit (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  name text not null,
  parent_id uuid,
  area_id uuid not null,
  phone text,
  address text,
  hours text,
  is_assumed boolean not null default false,
  valid_from date not null,
  valid_to date,
  constraint unit_pkey primary key (district_id, id),
  constraint unit_dates check (valid_to is null or valid_to >= valid_from)
);
select platform.distribute('org.unit');
create index unit_kind on org.unit (district_id, kind, id);
create index unit_parent on org.unit (district_id, parent_id) where parent_id is not null;
create index unit_area on org.unit (district_id, area_id);
create index unit_name on org.unit using gin (name gin_trgm_ops);
alter table org.unit add constraint unit_parent_fkey
  foreign key (district_id, parent_id) references org.unit (district_id, id);
alter table org.unit add constraint unit_area_fkey
  foreign key (district_id, area_id) references org.area (district_id, id);

create table org.post (
  district_id integer not null,
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  area_id uuid not null,
  is_public boolean not null default true,
  valid_from date not null,
  valid_to date,
  constraint post_pkey primary key (district_id, id),
  constraint post_dates check (valid_to is null or valid_to >= valid_from)
);
select platform.distribute('org.post');
create index post_person on org.post (district_id, person_id);
create index post_unit on org.post (district_id, unit_id);
create index post_area on org.post (district_id, area_id, kind);
create index post_kind on org.post (district_id, kind, id);
alter table org.post add constraint post_person_fkey
  foreign key (district_id, person_id) references identity.person (district_id, id);
alter table org.post add constraint post_unit_fkey
  foreign key (district_id, unit_id) references org.unit (district_id, id);
alter table org.post add constraint post_area_fkey
  foreign key (district_id, area_id) references org.area (district_id, id);

create table org.leave (
  district_id integer not null,
  id uuid not null,
  person_id uuid not null,
  substitute_id uuid not null,
  from_day date not null,
  to_day date not null,
  reason text,
  ended_at timestamptz,
  constraint leave_pkey primary key (district_id, id),
  constraint leave_dates check (to_day >= from_day),
  constraint leave_two check (person_id <> substitute_id)
);
select platform.distribute('org.leave');
create index leave_person on org.leave (district_id, person_id);
create index leave_substitute on org.leave (district_id, substitute_id);
alter table org.leave add constraint leave_person_fkey
  foreign key (district_id, person_id) references identity.person (district_id, id);
alter table org.leave add constraint leave_substitute_fkey
  foreign key (district_id, substitute_id) references identity.person (district_id, id);

-- Why somebody asked for a colleague's private phone; that it was read stands in the audit.
create table org.phone_reading (
  district_id integer not null,
  id uuid not null,
  person_id uuid not null,
  reader_id uuid not null,
  reason text not null,
  at timestamptz not null,
  constraint phone_reading_pkey primary key (district_id, id)
);
select platform.distribute('org.phone_reading');

grant usage on schema org to linli_app;
grant select, insert, update on org.area, org.area_version, org.unit, org.post, org.leave to linli_app;
grant select, insert on org.phone_reading to linli_app;
-- The guided first set-up founds the district and answers the code that was printed at start.
grant insert on platform.district to linli_app;
grant insert, update on platform.setting to linli_app;
