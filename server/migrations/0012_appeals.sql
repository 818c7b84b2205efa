-- One desk for every door; several matters that are one; appeals for a matter; the ways the law knows before petition.
alter table matters.matter
  -- The window that took it: 综治, 信访 or 矛调.
  add column desk text,
  -- Who took it in (首接人).
  add column received_by uuid,
  -- How many others have brought up the same, by an appeal or by a matter of their own that was merged into this one.
  add column me_too_count integer not null default 0,
  -- How often somebody has asked again (催办).
  add column repeat_count integer not null default 0;

-- Duplicates are looked for while somebody types: among what is open, and among what was closed a short while ago. All of
-- these are small however long the history is.
create index matter_open_community on matters.matter (district_id, community_id, id)
  where status not in ('closed', 'voided', 'merged');
create index matter_open_position on matters.matter (district_id, lng)
  where status not in ('closed', 'voided', 'merged') and lng is not null;
create index matter_open_words on matters.matter using gin (words)
  where status not in ('closed', 'voided', 'merged');
create index matter_closed_community on matters.matter (district_id, community_id, closed_at)
  where closed_as = 'handled';

-- Somebody who has the same trouble, or asks again: never a second order.
create table matters.appeal (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  kind text not null,
  at timestamptz not null,
  -- The door by which it came.
  source text not null,
  -- A resident with an account; nobody's where staff wrote it down for a caller without one.
  person_id uuid,
  sealed_name bytea,
  sealed_phone bytea,
  phone_index bytea,
  words text,
  taken_by uuid,
  rating smallint,
  rating_words text,
  constraint appeal_pkey primary key (district_id, id),
  constraint appeal_kind check (kind in ('me_too', 'repeat')),
  constraint appeal_rating check (rating between 1 and 5)
);
select platform.distribute('matters.appeal');
create index appeal_matter on matters.appeal (district_id, matter_id, id);
create index appeal_person on matters.appeal (district_id, person_id, matter_id) where person_id is not null;
create index appeal_phone on matters.appeal (district_id, phone_index, matter_id) where phone_index is not null;
alter table matters.appeal add constraint appeal_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id) on delete cascade;

-- To whom an answer went, so that a job that runs again sends no second text to the same phone.
create table matters.told (
  district_id integer not null,
  occasion_id uuid not null,
  phone_index bytea not null,
  matter_id uuid not null,
  constraint told_pkey primary key (district_id, occasion_id, phone_index)
);
select platform.distribute('matters.told');

-- Which ways somebody was told of, and which they chose (信访工作条例 art. 31); a later row stands beside an earlier one.
create table matters.route_choice (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  told text[] not null,
  -- The articles as they stood when it was told, one for each way.
  articles text[] not null,
  -- What speaks against people's mediation.
  bars text[] not null default '{}',
  chosen text,
  -- Why none was chosen.
  reason text,
  chosen_by text not null,
  told_by uuid not null,
  constraint route_choice_pkey primary key (district_id, id),
  constraint route_choice_reason check (chosen is not null or reason is not null)
);
select platform.distribute('matters.route_choice');
create index route_choice_matter on matters.route_choice (district_id, matter_id, id);
alter table matters.route_choice add constraint route_choice_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id) on delete cascade;

grant select, insert, update on matters.appeal to linli_app;
grant select, insert on matters.told, matters.route_choice to linli_app;
