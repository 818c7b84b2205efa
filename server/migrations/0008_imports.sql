-- Files of other systems: what they hold, how it is read, what became of each row.
create schema imports;

create table imports.import (
  district_id integer not null,
  id uuid not null,
  target text not null,
  source_name text not null,
  file_id uuid not null,
  file_name text not null,
  state text not null,
  encoding text,
  sheet text,
  columns jsonb not null default '[]',
  mapping jsonb not null default '{}',
  rows_total bigint not null default 0,
  rows_done bigint not null default 0,
  rows_made bigint not null default 0,
  rows_known bigint not null default 0,
  rows_wrong bigint not null default 0,
  report jsonb,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint import_pkey primary key (district_id, id),
  constraint import_state check (state in
    ('reading', 'refused', 'mapping', 'checking', 'checked', 'running', 'paused', 'done', 'undoing', 'undone'))
);
select platform.distribute('imports.import');

-- Staged rows and what became of them; emptied when the import is settled.
create table imports.row (
  district_id integer not null,
  import_id uuid not null,
  line bigint not null,
  external_ref text,
  data jsonb not null,
  state text not null default 'waiting',
  reason text,
  made_id uuid,
  constraint row_pkey primary key (district_id, import_id, line),
  constraint row_state check (state in ('waiting', 'wrong', 'made', 'known', 'undone', 'kept'))
);
select platform.distribute('imports.row');
create index row_wrong on imports.row (district_id, import_id, line) where state = 'wrong';

-- What a reader decided once: this source's word for that thing of ours.
create table imports.remembered (
  district_id integer not null,
  source_name text not null,
  field text not null,
  external_value text not null,
  our_value text not null,
  constraint remembered_pkey primary key (district_id, source_name, field, external_value)
);
select platform.distribute('imports.remembered');

grant usage on schema imports to linli_app;
grant select, insert, update, delete on imports.import, imports.row, imports.remembered to linli_app;
