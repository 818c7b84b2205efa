-- Work at speed: acts on many matters at once, and what makes a desk one's own.

-- An act that was one of many names the batch; a hand-over names who took the work over.
alter table matters.act
  add column batch_id uuid,
  add column to_id uuid;

-- What a batch gave to units is forgotten when it is taken back.
grant delete on matters.assignment, matters.copy to linli_app;

create schema batches;

-- One act on many matters: looked at, done, taken back. `act` is the act with what it asks, as the contract has it.
create table batches.batch (
  district_id integer not null,
  id uuid not null,
  act jsonb not null,
  state text not null,
  made_by uuid not null,
  -- The unit for which it was made: its centre may take it back too.
  unit_id uuid,
  made_at timestamptz not null,
  -- Who has set going what is being done now: its maker, or whoever takes it back.
  acting_id uuid not null,
  finished_at timestamptz,
  undo_minutes integer not null,
  undo_until timestamptz,
  texts_sent_at timestamptz,
  constraint batch_pkey primary key (district_id, id),
  constraint batch_state check (state in ('prepared', 'running', 'done', 'cancelled', 'undoing', 'undone'))
);
select platform.distribute('batches.batch');
create index batch_made_by on batches.batch (district_id, made_by, id);
create index batch_unit on batches.batch (district_id, unit_id, id) where unit_id is not null;
-- Texts that wait for the time to take it back to be over.
create index batch_texts on batches.batch (district_id, undo_until)
  where texts_sent_at is null and state in ('done', 'cancelled');

-- What becomes of each row. `before` and `after` hold the columns that the act changed, so that it can be taken back.
create table batches.row (
  district_id integer not null,
  batch_id uuid not null,
  matter_id uuid not null,
  state text not null,
  reason text,
  before jsonb,
  after jsonb,
  constraint row_pkey primary key (district_id, batch_id, matter_id),
  constraint row_state check (state in ('going', 'refused', 'done', 'changed', 'left', 'undone', 'kept'))
) with (fillfactor = 50);
select platform.distribute('batches.row');

grant usage on schema batches to linli_app;
grant select, insert, update, delete on batches.batch, batches.row to linli_app;

create schema workbench;

-- A filter with a name. `filter` is that of matters.list without words: names and phones are never kept in it.
create table workbench.view (
  district_id integer not null,
  id uuid not null,
  owner_id uuid not null,
  -- Shared with the people of this unit.
  unit_id uuid,
  name text not null,
  filter jsonb not null,
  made_at timestamptz not null,
  constraint view_pkey primary key (district_id, id)
);
select platform.distribute('workbench.view');
create index view_owner on workbench.view (district_id, owner_id);
create index view_unit on workbench.view (district_id, unit_id) where unit_id is not null;

-- The order in which somebody has put their views, shared ones among them; those not named follow by age.
create table workbench.arrangement (
  district_id integer not null,
  person_id uuid not null,
  view_ids uuid[] not null,
  constraint arrangement_pkey primary key (district_id, person_id)
);
select platform.distribute('workbench.arrangement');

-- Common replies: of a unit, or of the whole district where `unit_id` is null; for one category and those below it, or all.
create table workbench.template (
  district_id integer not null,
  id uuid not null,
  unit_id uuid,
  category_code text,
  archived_at timestamptz,
  archived_by uuid,
  constraint template_pkey primary key (district_id, id)
);
select platform.distribute('workbench.template');
create index template_unit on workbench.template (district_id, unit_id);

-- Every wording that a template has had; the newest counts.
create table workbench.wording (
  district_id integer not null,
  template_id uuid not null,
  version integer not null,
  title text not null,
  words text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint wording_pkey primary key (district_id, template_id, version)
);
select platform.distribute('workbench.wording');

-- A list on its way out of the house: what it shows, for whom, and how far it has got. The words searched for are sealed.
create table workbench.export (
  district_id integer not null,
  id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null,
  sealed_filter bytea not null,
  rows_total integer not null,
  rows_done integer not null default 0,
  -- A table is read once.
  opened_at timestamptz,
  finished_at timestamptz,
  constraint export_pkey primary key (district_id, id)
);
select platform.distribute('workbench.export');
create index export_made_by on workbench.export (district_id, made_by, id);

grant usage on schema workbench to linli_app;
grant select, insert, update, delete on workbench.view, workbench.arrangement, workbench.export to linli_app;
grant select, insert, update on workbench.template to linli_app;
grant select, insert on workbench.wording to linli_app;
