-- Numbers that the law, a standard or the district sets and that change with the year: dated, with their source.
create schema parameters;

create table parameters.edition (
  district_id integer not null,
  id uuid not null,
  key text not null,
  value integer not null,
  source text not null,
  valid_from date not null,
  -- The edition that its author saw as the newest; the smallest uuid where there was none. No two follow the same one,
  -- so nobody overwrites what they have not seen.
  after_id uuid not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint edition_pkey primary key (district_id, id),
  constraint edition_after unique (district_id, key, after_id)
);
select platform.distribute('parameters.edition');
create index edition_key on parameters.edition (district_id, key, valid_from, id);

grant usage on schema parameters to linli_app;
grant select, insert on parameters.edition to linli_app;
