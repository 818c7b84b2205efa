-- The case file (卷宗) of a dispute: what was added to it by hand, the whole of it as one PDF, where it went, and that it was put away.
-- What one side said in its own room is neither here nor told of here.
create schema case_files;

create table case_files.attachment (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  item text not null,
  sealed_title bytea not null,
  file_ids uuid[] not null,
  added_by uuid not null,
  added_at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  constraint attachment_pkey primary key (district_id, id),
  constraint attachment_files check (cardinality(file_ids) > 0),
  constraint attachment_removed check ((removed_by is null) = (removed_at is null))
);
select platform.distribute('case_files.attachment');
create index attachment_dispute on case_files.attachment (district_id, dispute_id, id);

-- The bytes lie in the store under the id.
create table case_files.volume (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  state text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  parts_total integer not null,
  parts_done integer not null default 0,
  pages integer,
  digest text,
  finished_at timestamptz,
  opened_by uuid,
  opened_at timestamptz,
  constraint volume_pkey primary key (district_id, id),
  constraint volume_state check (state in ('making', 'done', 'failed')),
  constraint volume_done check ((state = 'done') = (digest is not null and pages is not null))
) with (fillfactor = 80);
select platform.distribute('case_files.volume');
create index volume_dispute on case_files.volume (district_id, dispute_id, id desc);
create unique index volume_one_making on case_files.volume (district_id, dispute_id) where state = 'making';

create table case_files.filing (
  district_id integer not null,
  dispute_id uuid not null,
  retention text not null,
  keep_until date,
  volume_number text,
  met integer not null,
  applying integer not null,
  filed_by uuid not null,
  filed_at timestamptz not null,
  constraint filing_pkey primary key (district_id, dispute_id),
  constraint filing_retention check (retention in ('short', 'long', 'permanent')),
  constraint filing_until check ((retention = 'permanent') = (keep_until is null))
);
select platform.distribute('case_files.filing');

create table case_files.transfer (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  receiver text not null,
  why text not null,
  sealed_items bytea not null,
  consented_party_ids uuid[] not null,
  consented_on date not null,
  handed_by uuid not null,
  handed_at timestamptz not null,
  constraint transfer_pkey primary key (district_id, id),
  constraint transfer_consent check (cardinality(consented_party_ids) > 0)
);
select platform.distribute('case_files.transfer');
create index transfer_dispute on case_files.transfer (district_id, dispute_id, id);

grant usage on schema case_files to linli_app;
grant select, insert, update on case_files.attachment, case_files.volume to linli_app;
grant select, insert on case_files.filing, case_files.transfer to linli_app;
