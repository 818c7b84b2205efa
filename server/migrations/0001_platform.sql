-- What every module stands on: the register of districts, request ids, tallies, settings.
-- Order inside a migration: tables without foreign keys, then platform.distribute(), then constraints,
-- so that the same file also runs where Citus is installed.

create extension if not exists pg_trgm;

create schema platform;

do $$
begin
  if not exists (select from pg_roles where rolname = 'linli_app') then
    create role linli_app nologin;
  end if;
end $$;

-- Spreads a table over the machines of a cluster by district; does nothing on one machine.
create function platform.distribute(table_name regclass) returns void language plpgsql as $$
begin
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_distributed_table(%L, ''district_id'')', table_name);
  end if;
end $$;

-- Copies a small dictionary to every machine of a cluster; does nothing on one machine.
create function platform.replicate(table_name regclass) returns void language plpgsql as $$
begin
  if exists (select from pg_extension where extname = 'citus') then
    execute format('select create_reference_table(%L)', table_name);
  end if;
end $$;

-- The smallest uuid v7 of a moment: the bound of a month's partition.
create function platform.first_id(at timestamptz) returns uuid language sql immutable as $$
  select (substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-0000-0000-000000000000')::uuid
  from (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') as hex) as bound
$$;

-- Makes the monthly partitions of a table from one month to another (both included), where absent.
create function platform.make_partitions(parent regclass, from_month date, to_month date)
returns integer language plpgsql as $$
declare
  month date := date_trunc('month', from_month);
  name text;
  made integer := 0;
  home text;
  stem text;
begin
  select n.nspname, c.relname into home, stem
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent;
  while month <= to_month loop
    name := stem || '_' || to_char(month, 'YYYYMM');
    if to_regclass(format('%I.%I', home, name)) is null then
      execute format('create table %I.%I partition of %s for values from (%L) to (%L)', home, name, parent,
        platform.first_id(month::timestamp at time zone 'Asia/Shanghai'),
        platform.first_id((month + interval '1 month') at time zone 'Asia/Shanghai'));
      made := made + 1;
    end if;
    month := month + interval '1 month';
  end loop;
  return made;
end $$;

create table platform.district (
  district_id integer not null,
  name text not null,
  code_system text not null,
  is_demonstration boolean not null default false,
  lng double precision not null,
  lat double precision not null,
  datum text not null,
  joined_at timestamptz not null,
  constraint district_pkey primary key (district_id),
  constraint district_code check (district_id between 100000 and 999999)
);
select platform.replicate('platform.district');

create table platform.setting (
  name text not null,
  value jsonb not null,
  constraint setting_pkey primary key (name)
);
select platform.replicate('platform.setting');

-- One row a command: a repeat finds the first answer's id, another input under the same id is refused.
create table platform.request (
  district_id integer not null,
  actor_id uuid not null,
  request_id uuid not null,
  operation text not null,
  input_digest bytea not null,
  result_id uuid not null,
  at timestamptz not null,
  constraint request_pkey primary key (district_id, actor_id, request_id)
);
create index request_at on platform.request (at);
select platform.distribute('platform.request');

-- What stands now, by scope and kind: the counts of queues.
create table platform.tally_now (
  district_id integer not null,
  fact text not null,
  scope text not null,
  scope_id uuid not null,
  parent_id uuid not null,
  kind text not null,
  n bigint not null,
  constraint tally_now_pkey primary key (district_id, fact, scope, scope_id, parent_id, kind)
) with (fillfactor = 50);
create index tally_now_parent on platform.tally_now (district_id, fact, scope, parent_id) include (kind, n);
select platform.distribute('platform.tally_now');

-- What happened on a day, by scope and kind: what indicators read.
create table platform.tally_day (
  district_id integer not null,
  fact text not null,
  scope text not null,
  scope_id uuid not null,
  day date not null,
  kind text not null,
  n bigint not null,
  constraint tally_day_pkey primary key (district_id, fact, scope, scope_id, day, kind)
) with (fillfactor = 70);
create index tally_day_day on platform.tally_day (district_id, fact, scope, day) include (kind, n);
select platform.distribute('platform.tally_day');

-- The next free number of a kind and year; processes take blocks, so gaps are normal.
create table platform.number (
  district_id integer not null,
  kind text not null,
  year integer not null,
  next bigint not null,
  constraint number_pkey primary key (district_id, kind, year)
);
select platform.distribute('platform.number');

grant usage on schema platform to linli_app;
grant select on platform.district, platform.setting to linli_app;
grant select, insert, update, delete on platform.request to linli_app;
grant select, insert, update on platform.tally_now, platform.tally_day, platform.number to linli_app;
