-- Files that people add: announced, sent in pieces, checked by content, then kept.
create schema documents;

create table documents.upload (
  district_id integer not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  name text not null,
  bytes bigint not null,
  sha256 text,
  arrived bigint not null default 0,
  started_at timestamptz not null,
  finished_file_id uuid,
  constraint upload_pkey primary key (district_id, id),
  constraint upload_arrived check (arrived between 0 and bytes)
);
select platform.distribute('documents.upload');
create index upload_person on documents.upload (district_id, person_id) where finished_file_id is null;

create table documents.file (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  width integer,
  height integer,
  added_by uuid not null,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint file_pkey primary key (district_id, id),
  constraint file_kind check (kind in ('photo', 'voice', 'import'))
);
select platform.distribute('documents.file');

grant usage on schema documents to linli_app;
grant select, insert, update, delete on documents.upload to linli_app;
grant select, insert, update on documents.file to linli_app;
