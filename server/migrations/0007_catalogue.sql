-- The published list of what is looked after: each category dated, with owner, doer and standard.
create schema catalogue;

create table catalogue.edition (
  district_id integer not null,
  id uuid not null,
  code text not null,
  parent_code text,
  name text not null,
  keywords text[] not null default '{}',
  owner_unit_id uuid,
  doer_kind text,
  doer_unit_id uuid,
  standard text,
  basis text,
  clocks jsonb,
  evidence text[] not null default '{}',
  verifier text not null,
  may_self_close boolean not null default false,
  is_secret_by_default boolean not null default false,
  default_urgency text not null default 'ordinary',
  reopen_days integer not null default 7,
  valid_from date,
  valid_to date,
  published_at timestamptz,
  published_by uuid,
  constraint edition_pkey primary key (district_id, id),
  -- Nothing without owner, doer and standard is ever in force.
  constraint edition_complete check (
    published_at is null
    or (owner_unit_id is not null and doer_kind is not null and standard is not null and clocks is not null
        and valid_from is not null and (doer_kind <> 'unit' or doer_unit_id is not null))
  ),
  constraint edition_dates check (valid_to is null or valid_to >= valid_from)
);
select platform.distribute('catalogue.edition');
create index edition_code on catalogue.edition (district_id, code, valid_from);
create unique index edition_one_draft on catalogue.edition (district_id, code) where published_at is null;
alter table catalogue.edition add constraint edition_owner_fkey
  foreign key (district_id, owner_unit_id) references org.unit (district_id, id);
alter table catalogue.edition add constraint edition_doer_fkey
  foreign key (district_id, doer_unit_id) references org.unit (district_id, id);

-- How our categories read in other lists (GB/T 31000, 12345, another city's types).
create table catalogue.mapping (
  district_id integer not null,
  list text not null,
  external_code text not null,
  external_name text not null,
  code text not null,
  constraint mapping_pkey primary key (district_id, list, external_code)
);
select platform.distribute('catalogue.mapping');
create index mapping_code on catalogue.mapping (district_id, code);

grant usage on schema catalogue to linli_app;
grant select, insert, update, delete on catalogue.edition, catalogue.mapping to linli_app;
