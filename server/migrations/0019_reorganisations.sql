-- Organisation changes: what areas and units were before, who took over from whom, which matters came along, and the plans.
create schema reorganisations;

-- What an area was until a day. The line in force is the area's own row, so "as of a day" is the first of these that ends
-- after it, else the row. `plan_id` is the plan of the module above that made the change.
create table org.area_past (
  district_id integer not null,
  id uuid not null,
  area_id uuid not null,
  -- The first day on which it no longer was so.
  until date not null,
  plan_id uuid not null,
  code text not null,
  name text not null,
  parent_id uuid,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  lng double precision,
  lat double precision,
  outline jsonb,
  -- Only the drawn line differs: a street that lost a community is still the same street.
  is_outline_only boolean not null,
  constraint area_past_pkey primary key (district_id, area_id, until, id)
);
select platform.distribute('org.area_past');
create index area_past_plan on org.area_past (district_id, plan_id);

create table org.unit_past (
  district_id integer not null,
  id uuid not null,
  unit_id uuid not null,
  until date not null,
  plan_id uuid not null,
  name text not null,
  parent_id uuid,
  area_id uuid not null,
  constraint unit_past_pkey primary key (district_id, unit_id, until, id)
);
select platform.distribute('org.unit_past');
create index unit_past_plan on org.unit_past (district_id, plan_id);

-- Which area or unit follows another: several after a split, of which one takes what cannot be told apart.
create table org.successor (
  district_id integer not null,
  noun text not null,
  id uuid not null,
  successor_id uuid not null,
  since date not null,
  plan_id uuid not null,
  takes_rest boolean not null,
  constraint successor_pkey primary key (district_id, noun, id, successor_id, plan_id),
  constraint successor_noun check (noun in ('area', 'unit'))
);
select platform.distribute('org.successor');
create index successor_plan on org.successor (district_id, plan_id);

-- What a plan has made or ended, so that taking it back finds it again.
create table org.plan_deed (
  district_id integer not null,
  plan_id uuid not null,
  noun text not null,
  id uuid not null,
  deed text not null,
  valid_to_before date,
  constraint plan_deed_pkey primary key (district_id, plan_id, noun, id),
  constraint plan_deed_noun check (noun in ('area', 'unit', 'post')),
  constraint plan_deed_deed check (deed in ('made', 'ended'))
);
select platform.distribute('org.plan_deed');

-- Where a matter stood before a plan moved it.
create table matters.relocated (
  district_id integer not null,
  plan_id uuid not null,
  matter_id uuid not null,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  building_id uuid,
  unit_id uuid,
  assignee_id uuid,
  helper_unit_ids uuid[] not null,
  returned_by uuid[] not null,
  constraint relocated_pkey primary key (district_id, plan_id, matter_id)
);
select platform.distribute('matters.relocated');

-- What a plan changed in the counts of a day before it: the count "as organised then" is the one of today less these.
create table matters.restatement (
  district_id integer not null,
  plan_id uuid not null,
  fact text not null,
  scope text not null,
  scope_id uuid not null,
  day date not null,
  kind text not null,
  effective_on date not null,
  n bigint not null,
  constraint restatement_pkey primary key (district_id, plan_id, fact, scope, scope_id, day, kind)
);
select platform.distribute('matters.restatement');
create index restatement_day on matters.restatement (district_id, fact, scope, day);

create table reorganisations.plan (
  district_id integer not null,
  id uuid not null,
  title text not null,
  -- The number of the document on which it rests.
  basis text not null,
  day date not null,
  state text not null,
  steps jsonb not null default '[]',
  -- Invented for the demonstration; the page says so.
  is_assumed boolean not null default false,
  -- Counts the changes of the draft, so that nobody overwrites or approves what they have not seen.
  revision integer not null default 1,
  report jsonb,
  -- The areas before and after as they were last checked, to be looked at when the plan is carried out long since.
  comparison jsonb,
  -- How far the work is, and where it goes on after a worker died.
  work jsonb,
  made_by uuid not null,
  made_at timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  checked_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  carried_out_at timestamptz,
  undone_by uuid,
  undone_at timestamptz,
  constraint plan_pkey primary key (district_id, id),
  constraint plan_state check (state in
    ('draft', 'checking', 'checked', 'approved', 'running', 'done', 'refused', 'undoing', 'undone', 'discarded')),
  constraint plan_two check (approved_by <> changed_by)
);
select platform.distribute('reorganisations.plan');
create index plan_day on reorganisations.plan (district_id, day) where state in ('checking', 'approved', 'running', 'undoing');

grant usage on schema reorganisations to linli_app;
grant select, insert, update on reorganisations.plan to linli_app;
-- Taking a plan back removes what it made and what was kept for taking it back.
grant select, insert, delete on org.area_past, org.unit_past, org.successor, org.plan_deed to linli_app;
grant select, insert, update, delete on matters.relocated, matters.restatement to linli_app;
grant delete on org.area, org.unit, org.post to linli_app;
