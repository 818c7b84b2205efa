-- Several units for one matter: tasks with clocks of their own, rulings on refusals, and calls to a place.
create schema joint;

-- What a unit is to do for the matter of another one (协办任务).
create table joint.task (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  unit_id uuid not null,
  status text not null,
  what text not null,
  evidence text[] not null default '{}',
  given_at timestamptz not null,
  given_by uuid not null,
  -- The task of another unit that a ruling turned into this one.
  from_task_id uuid,
  due_at timestamptz not null,
  due_basis text,
  due_is_beyond_calendar boolean not null default false,
  -- Since when the centre has ruled that this unit does it: it does not refuse any more.
  ruled_at timestamptz,
  ended_at timestamptz,
  -- The deadlines of which somebody has been told before and after.
  warned_due_at timestamptz,
  alarmed_due_at timestamptz,
  constraint task_pkey primary key (district_id, id),
  constraint task_ended check ((status in ('done', 'moved', 'dropped')) = (ended_at is not null))
) with (fillfactor = 90);
select platform.distribute('joint.task');
-- A unit has one open task on a matter; more would be told in the one.
create unique index task_open on joint.task (district_id, matter_id, unit_id) where ended_at is null;
create index task_matter on joint.task (district_id, matter_id, id);
create index task_due on joint.task (district_id, due_at, id) where ended_at is null;
create index task_unit on joint.task (district_id, unit_id, id);
alter table joint.task add constraint task_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id);
alter table joint.task add constraint task_unit_fkey
  foreign key (district_id, unit_id) references org.unit (district_id, id);

-- What was said on a task, from the giving to the end: append-only.
create table joint.task_step (
  district_id integer not null,
  id uuid not null,
  task_id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  step text not null,
  person_id uuid not null,
  words text,
  -- The rule on which a ruling rests.
  basis text,
  file_ids uuid[] not null default '{}',
  constraint task_step_pkey primary key (district_id, id)
);
select platform.distribute('joint.task_step');
create index task_step_matter on joint.task_step (district_id, matter_id, id);

-- A street calls units to a place (街道吹哨).
create table joint.whistle (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  kind text not null,
  caller_unit_id uuid not null,
  blown_by uuid not null,
  blown_at timestamptz not null,
  what text not null,
  place text not null,
  meets_at timestamptz not null,
  -- When the units are told: at once, or in the morning for what can wait for it.
  rings_at timestamptz not null,
  due_at timestamptz not null,
  -- In so many hours the units answer, by the district's number in force on that day.
  due_hours smallint not null,
  ended_at timestamptz,
  ended_by uuid,
  outcome text,
  constraint whistle_pkey primary key (district_id, id),
  constraint whistle_ended check ((ended_at is null) = (outcome is null))
);
select platform.distribute('joint.whistle');
create index whistle_matter on joint.whistle (district_id, matter_id, id);
create index whistle_caller on joint.whistle (district_id, caller_unit_id, id);
create index whistle_blown on joint.whistle (district_id, blown_at);
alter table joint.whistle add constraint whistle_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id);
alter table joint.whistle add constraint whistle_caller_fkey
  foreign key (district_id, caller_unit_id) references org.unit (district_id, id);

-- A unit that was called, its answer (部门报到), and what both sides say of it afterwards.
create table joint.whistle_unit (
  district_id integer not null,
  whistle_id uuid not null,
  unit_id uuid not null,
  rung_at timestamptz,
  alarmed_at timestamptz,
  is_coming boolean,
  -- Who comes and when; or why nobody does.
  comes_as text,
  comes_at timestamptz,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  -- The street's word of the unit.
  came boolean,
  helped boolean,
  -- The unit's word of the call.
  was_justified boolean,
  unit_words text,
  judged_by uuid,
  judged_at timestamptz,
  constraint whistle_unit_pkey primary key (district_id, whistle_id, unit_id),
  constraint whistle_unit_answered check ((answered_at is null) = (is_coming is null)),
  constraint whistle_unit_judged check ((judged_at is null) = (was_justified is null))
);
select platform.distribute('joint.whistle_unit');
create index whistle_unit_unit on joint.whistle_unit (district_id, unit_id, whistle_id);
create index whistle_unit_to_ring on joint.whistle_unit (district_id, whistle_id) where rung_at is null;
create index whistle_unit_unanswered on joint.whistle_unit (district_id, whistle_id) where answered_at is null;
alter table joint.whistle_unit add constraint whistle_unit_whistle_fkey
  foreign key (district_id, whistle_id) references joint.whistle (district_id, id);
alter table joint.whistle_unit add constraint whistle_unit_unit_fkey
  foreign key (district_id, unit_id) references org.unit (district_id, id);

grant usage on schema joint to linli_app;
grant select, insert, update on joint.task, joint.whistle, joint.whistle_unit to linli_app;
grant select, insert on joint.task_step to linli_app;
