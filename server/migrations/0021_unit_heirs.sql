-- A unit that is merged into another leaves more than matters behind: what other modules hold by its id goes to its heir, and
-- comes back when the plan is taken back.
create table org.unit_carried (
  district_id integer not null,
  plan_id uuid not null,
  -- The table and column, as the module that owns them has registered them.
  holding text not null,
  -- The row, by the columns of its key beside the district.
  key jsonb not null,
  was jsonb not null,
  became jsonb not null,
  constraint unit_carried_pkey primary key (district_id, plan_id, holding, key)
);
select platform.distribute('org.unit_carried');
grant select, insert, delete on org.unit_carried to linli_app;

-- What a plan made of a unit: where the unit reads otherwise now, somebody has changed it since.
alter table org.unit_past
  add column became_name text,
  add column became_parent_id uuid,
  add column became_area_id uuid;

-- The plan of reorganisation that put a version in force, because rules named a unit that it merged.
alter table routing.version add column plan_id uuid;

-- A unit that only gets to know of a matter (抄送) is followed by its heir.
grant update on matters.copy to linli_app;
