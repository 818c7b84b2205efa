-- Orders of supervision (督办单) and leaders' instructions (批示).
create schema supervision;

create table supervision.order_sheet (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  trigger text not null,
  grade text not null,
  text text not null,
  unit_id uuid not null,
  copy_unit_ids uuid[] not null default '{}',
  issued_by uuid not null,
  issued_unit_id uuid not null,
  issued_at timestamptz not null,
  reply_due_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  answer text,
  lifted_by uuid,
  lifted_at timestamptz,
  lift_note text,
  constraint order_sheet_pkey primary key (district_id, id)
);
select platform.distribute('supervision.order_sheet');
-- One order at a time on a matter.
create unique index order_open on supervision.order_sheet (district_id, matter_id) where lifted_at is null;
create index order_matter on supervision.order_sheet (district_id, matter_id, id);
create index order_unit on supervision.order_sheet (district_id, unit_id, id);

create table supervision.instruction (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  text text not null,
  unit_id uuid not null,
  wants_answer boolean not null,
  answer_due_at timestamptz,
  given_by uuid not null,
  given_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  answer text,
  constraint instruction_pkey primary key (district_id, id)
);
select platform.distribute('supervision.instruction');
create index instruction_matter on supervision.instruction (district_id, matter_id, id);
create index instruction_open on supervision.instruction (district_id, id) where answered_at is null;

grant usage on schema supervision to linli_app;
grant select, insert, update on supervision.order_sheet, supervision.instruction to linli_app;
