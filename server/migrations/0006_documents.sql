-- Files that people add: announced, sent in pieces, checked by content, then kept.
create schema documents;

-- How many bytes have arrived is the size of what lies in the store: a torn piece needs no repair of a row.
create table documents.upload (
  district_id integer not null,
  -- Becomes the id of the file.
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  name text not null,
  bytes bigint not null,
  sha256 text,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint upload_pkey primary key (district_id, id),
  constraint upload_bytes check (bytes > 0)
);
select platform.distribute('documents.upload');
create index upload_person on documents.upload (district_id, person_id) where finished_at is null;
create index upload_started on documents.upload (district_id, started_at);

create table documents.file (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  -- Kept for files that are handed out again; the names of pictures say more than they should.
  name text,
  media_type text not null,
  bytes bigint not null,
  sha256 text not null,
  width integer,
  height integer,
  added_by uuid not null,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  -- Set while nothing refers to a picture or recording; what nobody takes is removed.
  unclaimed_since timestamptz,
  constraint file_pkey primary key (district_id, id),
  constraint file_kind check (kind in ('photo', 'voice', 'import'))
);
select platform.distribute('documents.file');
create index file_unclaimed on documents.file (district_id, unclaimed_since) where unclaimed_since is not null;

grant usage on schema documents to linli_app;
grant select, insert, update, delete on documents.upload to linli_app;
grant select, insert, update, delete on documents.file to linli_app;
