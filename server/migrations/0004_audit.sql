-- What was done and what was read, for good: the application's user adds rows and changes none.
create schema audit;

create table audit.entry (
  district_id integer not null,
  id uuid not null,
  at timestamptz not null,
  actor_id uuid not null,
  operation text not null,
  kind text not null,
  subject_id uuid,
  fields text[] not null default '{}',
  request_id uuid,
  -- Why a deed was refused that is recorded all the same, such as a failed sign-in.
  refused text,
  -- Which transaction wrote it: batches are sealed below the oldest one still running.
  transaction xid8 not null default pg_current_xact_id(),
  constraint entry_pkey primary key (district_id, id),
  constraint entry_kind check (kind in ('command', 'disclosure', 'job'))
) partition by range (id);
create table audit.entry_elsewhen partition of audit.entry default;
select platform.distribute('audit.entry');
create index entry_transaction on audit.entry (district_id, transaction, id);
create index entry_subject on audit.entry (district_id, subject_id) where subject_id is not null;
create index entry_actor on audit.entry (district_id, actor_id, id);

-- One sealed batch: entries of the transactions [from_transaction, below_transaction), chained by SM3.
create table audit.seal (
  district_id integer not null,
  number bigint not null,
  from_transaction xid8 not null,
  below_transaction xid8 not null,
  entries bigint not null,
  digest text not null,
  previous text not null,
  chain text not null,
  sealed_at timestamptz not null,
  note text,
  constraint seal_pkey primary key (district_id, number)
);
select platform.distribute('audit.seal');
create unique index seal_range on audit.seal (district_id, from_transaction);

select platform.make_partitions('audit.entry', '2022-01-01', '2022-12-01');
select platform.make_partitions('audit.entry', current_date, (current_date + interval '12 months')::date);

grant usage on schema audit to linli_app;
grant select, insert on audit.entry, audit.seal to linli_app;
