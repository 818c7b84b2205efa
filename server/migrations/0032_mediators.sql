-- Mediation committees with what the law asks of them, their rooms, and who mediates for them from day to day.
create schema mediators;

-- What is more to know of a unit of kind mediation_committee. Its name, area, phone and address stand in org.unit.
create table mediators.committee (
  district_id integer not null,
  unit_id uuid not null,
  kind text not null,
  short_name text not null,
  number_brackets text not null,
  number_series text not null,
  number_width integer not null,
  established_on date,
  elected_on date,
  term_ends_on date,
  -- That there is a seal and who keeps it; its image is kept nowhere.
  seal_since date,
  seal_keeper text,
  constraint committee_pkey primary key (district_id, unit_id),
  -- Two committees with the same would give the same number twice.
  constraint committee_numbers unique (district_id, short_name, number_series),
  constraint committee_term check (term_ends_on is null or elected_on is null or term_ends_on > elected_on),
  constraint committee_seal check ((seal_since is null) = (seal_keeper is null))
);
select platform.distribute('mediators.committee');

create table mediators.room (
  district_id integer not null,
  id uuid not null,
  committee_id uuid not null,
  name text not null,
  seats integer not null,
  is_accessible boolean not null,
  closed_at timestamptz,
  constraint room_pkey primary key (district_id, id)
);
select platform.distribute('mediators.room');
create unique index room_name on mediators.room (district_id, committee_id, name) where closed_at is null;

create table mediators.mediator (
  district_id integer not null,
  id uuid not null,
  person_id uuid not null,
  committee_id uuid not null,
  studio_id uuid,
  seat text not null,
  time text not null,
  fields text[] not null,
  languages text[] not null,
  grade integer,
  gender text,
  introduction text,
  is_paused boolean not null default false,
  pause_note text,
  valid_from date not null,
  valid_to date,
  constraint mediator_pkey primary key (district_id, id),
  constraint mediator_seat check (seat in ('head', 'deputy', 'member', 'engaged')),
  constraint mediator_dates check (valid_to is null or valid_to >= valid_from)
);
select platform.distribute('mediators.mediator');
create unique index mediator_once on mediators.mediator (district_id, committee_id, person_id) where valid_to is null;
create index mediator_person on mediators.mediator (district_id, person_id);
create index mediator_studio on mediators.mediator (district_id, studio_id) where studio_id is not null;

-- Who entered and changed what; only ever added to.
create table mediators.step (
  district_id integer not null,
  id uuid not null,
  committee_id uuid not null,
  act text not null,
  mediator_id uuid,
  room_id uuid,
  changes jsonb not null default '[]',
  by_id uuid not null,
  at timestamptz not null,
  constraint step_pkey primary key (district_id, id)
);
select platform.distribute('mediators.step');
create index step_committee on mediators.step (district_id, committee_id, id);

grant usage on schema mediators to linli_app;
grant select, insert, update on mediators.committee, mediators.room, mediators.mediator to linli_app;
grant select, insert on mediators.step to linli_app;
