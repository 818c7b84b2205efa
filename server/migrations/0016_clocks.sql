-- Clocks that are shown whole, stand still, are lengthened, and are watched up the line.
alter table matters.matter
  -- Every clock that has run on it, the running one last: from, due, ended, with its law and its pauses.
  add column clock_log jsonb not null default '[]',
  add column due_from timestamptz,
  -- From when on the running clock is nearly over (临期), and the deadline for which somebody has been told so.
  add column warns_at timestamptz,
  add column warned_due_at timestamptz,
  -- The planned end of the pause that lasts now; `due_at` reckons with it already.
  add column paused_until timestamptz,
  -- Since when it waits to be given to somebody.
  add column waiting_since timestamptz,
  -- How far up the line it has come, for which deadline or wait, and to whom it was brought last.
  add column escalation_level smallint not null default 0,
  add column escalated_for timestamptz,
  add column escalated_to text,
  add column escalated_unit_id uuid,
  -- The units that owe an answer to a supervision order (督办) and to instructions (批示).
  add column supervised_unit_id uuid,
  add column instructed_unit_ids uuid[] not null default '{}';

update matters.matter set
  due_from = case due_kind when 'accept' then reported_at when 'handle' then coalesce(accepted_at, reported_at)
    else coalesce(resolved_at, accepted_at, reported_at) end,
  warns_at = due_at - least(interval '24 hours', (due_at - coalesce(resolved_at, accepted_at, reported_at)) / 4),
  waiting_since = case when status in ('accepted', 'triaged', 'returned', 'reopened') then accepted_at end
where status not in ('closed', 'voided', 'merged') and due_at is not null;

create index matter_waiting on matters.matter (district_id, waiting_since) where waiting_since is not null;
create index matter_paused on matters.matter (district_id, paused_until) where paused_until is not null;
create index matter_escalated on matters.matter (district_id, escalated_unit_id, id) where escalation_level > 0;

-- A longer time to handle: asked by the unit that has the matter, decided by the centre.
create table matters.extension (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  unit_id uuid not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  reason text not null,
  wanted_day date not null,
  due_before timestamptz not null,
  outcome text,
  decided_by uuid,
  decided_at timestamptz,
  granted_day date,
  constraint extension_pkey primary key (district_id, id),
  constraint extension_outcome check (outcome in ('granted', 'refused', 'lapsed')),
  constraint extension_decided check ((outcome is null) = (decided_at is null)),
  constraint extension_granted check ((outcome is not distinct from 'granted') = (granted_day is not null))
);
select platform.distribute('matters.extension');
create unique index extension_open on matters.extension (district_id, matter_id) where outcome is null;
create index extension_matter on matters.extension (district_id, matter_id, id);
alter table matters.extension add constraint extension_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id) on delete cascade;
grant select, insert, update on matters.extension to linli_app;
