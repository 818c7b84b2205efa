-- Who gets which matter: rules in dated versions, what was decided by them, and trying them on the past.
create schema routing;

create table routing.version (
  district_id integer not null,
  id uuid not null,
  number integer not null,
  note text,
  -- Hours in Shanghai between which a matter counts as given out at night.
  night_from smallint not null,
  night_to smallint not null,
  -- Counts the changes of a draft, so that nobody publishes or overwrites what they have not seen.
  revision integer not null default 0,
  restores_id uuid,
  drafted_by uuid,
  drafted_at timestamptz not null,
  published_at timestamptz,
  published_by uuid,
  reason text,
  valid_from date,
  valid_to date,
  constraint version_pkey primary key (district_id, id),
  constraint version_published check ((published_at is null) = (valid_from is null)),
  -- Replaced on its very first day, it held for hours and for no whole day.
  constraint version_dates check (valid_to is null or valid_to >= valid_from - 1),
  constraint version_night check (night_from between 0 and 23 and night_to between 0 and 23)
);
select platform.distribute('routing.version');
create unique index version_number on routing.version (district_id, number);
create unique index version_one_draft on routing.version (district_id) where published_at is null;
create index version_in_force on routing.version (district_id, valid_from) where published_at is not null;

create table routing.rule (
  district_id integer not null,
  version_id uuid not null,
  -- 第几条: kept from version to version and never given to another rule.
  place integer not null,
  -- What it is for; null is any.
  area_id uuid,
  category_code text,
  urgency text,
  day_kind text,
  -- To whom it gives.
  target_kind text not null,
  unit_id uuid,
  doer_kind text,
  refer_area_id uuid,
  refer_category_code text,
  cc_unit_ids uuid[] not null default '{}',
  -- The draft's revision at its last change, and whose change that was.
  revision integer not null default 0,
  changed_by uuid,
  constraint rule_pkey primary key (district_id, version_id, place),
  constraint rule_target check (case target_kind
    when 'unit' then unit_id is not null
    when 'doer' then doer_kind is not null
    when 'refer' then refer_area_id is not null or refer_category_code is not null
    else target_kind = 'district_centre' end)
);
select platform.distribute('routing.rule');
create index rule_place on routing.rule (district_id, place);
alter table routing.rule add constraint rule_version_fkey
  foreign key (district_id, version_id) references routing.version (district_id, id) on delete cascade;

grant usage on schema routing to linli_app;
grant select, insert, update, delete on routing.version, routing.rule to linli_app;

-- Each time a matter was given to a unit: what the rules said, who decided, and how it ended.
create table matters.assignment (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  unit_id uuid not null,
  actor_id uuid,
  category_code text not null,
  street_id uuid,
  urgency text not null,
  day_kind text not null,
  version_id uuid,
  place integer,
  -- The rules that were asked before it and referred to another, in their order.
  via integer[] not null default '{}',
  suggested_unit_id uuid,
  is_first boolean not null,
  -- By a ruling of the centre, whose grounds are the note.
  is_ruling boolean not null default false,
  note text,
  ended_at timestamptz,
  ended_as text,
  return_reason text,
  return_note text,
  returned_by uuid,
  -- It came back, or the matter went to another unit afterwards; upheld where it came back and went to the same unit again.
  is_wrong boolean not null default false,
  is_upheld boolean not null default false,
  constraint assignment_pkey primary key (district_id, id)
);
select platform.distribute('matters.assignment');
create index assignment_matter on matters.assignment (district_id, matter_id, id);
create index assignment_category on matters.assignment (district_id, category_code, at, id) where is_first;
create index assignment_ruling on matters.assignment (district_id, id) where is_ruling;
create index assignment_returned on matters.assignment (district_id, category_code, id) where ended_as = 'returned';

-- Units that only get to know of a matter (抄送).
create table matters.copy (
  district_id integer not null,
  unit_id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  constraint copy_pkey primary key (district_id, unit_id, matter_id)
);
select platform.distribute('matters.copy');
create index copy_matter on matters.copy (district_id, matter_id);

grant select, insert, update on matters.assignment to linli_app;
grant select, insert on matters.copy to linli_app;

create schema assignments;

-- Rules tried on past matters: what they were, how far it has come, what came out.
create table assignments.dry_run (
  district_id integer not null,
  id uuid not null,
  version_id uuid not null,
  revision integer not null,
  -- The rules as they stood at the start, and the version they are compared with; null is the catalogue alone.
  rules jsonb not null,
  than_version_id uuid,
  from_day date not null,
  to_day date not null,
  state text not null,
  total integer,
  done integer not null default 0,
  after_id uuid,
  -- Median seconds from assignment to "done" by unit and month.
  paces jsonb,
  with_unit integer not null default 0,
  hits_before integer not null default 0,
  hits_after integer not null default 0,
  started_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  constraint dry_run_pkey primary key (district_id, id),
  constraint dry_run_state check (state in ('running', 'done', 'cancelled')),
  constraint dry_run_days check (to_day >= from_day)
);
select platform.distribute('assignments.dry_run');
create unique index dry_run_one_at_a_time on assignments.dry_run (district_id) where state = 'running';
create index dry_run_version on assignments.dry_run (district_id, version_id, id);

-- Matters that would go elsewhere, counted by category and by the units from which and to which; the nil id is no unit.
create table assignments.dry_run_group (
  district_id integer not null,
  dry_run_id uuid not null,
  category_code text not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  n integer not null,
  late integer not null,
  unknown integer not null,
  constraint dry_run_group_pkey primary key (district_id, dry_run_id, category_code, from_unit_id, to_unit_id)
);
select platform.distribute('assignments.dry_run_group');

-- Some matters of each group, to look at.
create table assignments.dry_run_matter (
  district_id integer not null,
  dry_run_id uuid not null,
  matter_id uuid not null,
  category_code text not null,
  from_unit_id uuid not null,
  to_unit_id uuid not null,
  is_late boolean,
  constraint dry_run_matter_pkey primary key (district_id, dry_run_id, matter_id)
);
select platform.distribute('assignments.dry_run_matter');

grant usage on schema assignments to linli_app;
grant select, insert, update, delete on assignments.dry_run, assignments.dry_run_group, assignments.dry_run_matter to linli_app;
