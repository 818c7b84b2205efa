-- People who are missed by their family (missing), and people who were found and whose family is unknown
-- (found_unidentified): matched against each other by people, told to groups ring by ring, and forgotten in time.
create schema lost_person;

create table lost_person.case (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  state text not null,
  -- The fields of 全国救助寻亲网 and no others: no id number, no home address, no diagnosis, no phone of the family.
  sealed_name bytea,
  sex text not null,
  age_from smallint,
  age_to smallint,
  height_cm smallint,
  clothing text,
  features text,
  needs_care text,
  photo_ids uuid[] not null default '{}',
  happened_at timestamptz not null,
  lng double precision,
  lat double precision,
  datum text,
  place_words text,
  street_id uuid,
  community_id uuid,
  grid_id uuid not null,
  -- Of those who are on duty; never of the family.
  duty_phone text not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  -- Step one: the police are called first, or it is written down why not.
  police_told_at timestamptz,
  police_told_whom text,
  police_declined_reason text,
  police_number text,
  police_officer text,
  police_number_at timestamptz,
  -- Whoever may be younger than eighteen is one until it is known better.
  is_minor boolean not null,
  minor_officer text,
  minor_reference text,
  minor_released_by uuid,
  minor_released_at timestamptz,
  -- The public page: a code that cannot be guessed, shown from here until there.
  code text not null,
  published_at timestamptz,
  card_ends_at timestamptz,
  photo_withdrawn_at timestamptz,
  -- How far it has been told: the ring reached, up to where two people have agreed, and when the next one is due.
  ring smallint,
  ring_at timestamptz,
  cleared_ring smallint not null default -1,
  next_ring_at timestamptz,
  next_ring smallint,
  paused_at timestamptz,
  near_grid_ids uuid[] not null default '{}',
  found_at timestamptz,
  found_words text,
  handed_over_at timestamptz,
  handed_over_to text,
  sealed_receiver bytea,
  relation text,
  relation_checked text,
  is_id_seen boolean,
  notice_due_on date,
  noticed_at timestamptz,
  notice_words text,
  closed_at timestamptz,
  close_reason text,
  same_as_id uuid,
  erase_on date,
  erased_at timestamptz,
  constraint case_pkey primary key (district_id, id),
  constraint case_kind check (kind in ('missing', 'found_unidentified')),
  constraint case_state check (state in ('opened', 'told', 'searching', 'found', 'handed_over', 'closed')),
  constraint case_sex check (sex in ('male', 'female', 'unknown')),
  constraint case_ages check (age_from is null or age_from <= age_to),
  constraint case_relation_seen check (handed_over_at is null or handed_over_to <> 'family' or relation_checked is not null),
  -- 未成年人：nothing is published on any path without the release of the police, with officer and reference.
  constraint case_minor_police check (not is_minor or published_at is null or photo_withdrawn_at is not null
    or (minor_released_at is not null and minor_officer is not null and minor_reference is not null)),
  constraint case_police_first check (published_at is null or police_told_at is not null or police_declined_reason is not null)
) with (fillfactor = 80);
select platform.distribute('lost_person.case');
create unique index case_code on lost_person.case (district_id, code);
create index case_open on lost_person.case (district_id, id) where closed_at is null;
create index case_due on lost_person.case (district_id, next_ring_at) where next_ring_at is not null;
create index case_community on lost_person.case (district_id, community_id, id);
create index case_erase on lost_person.case (district_id, erase_on) where erased_at is null and erase_on is not null;

-- Everything that was done, append-only.
create table lost_person.step (
  district_id integer not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  -- Null where the clock did it by the rule that people had agreed to.
  by_id uuid,
  act text not null,
  words text,
  facts jsonb not null default '{}',
  constraint step_pkey primary key (district_id, id)
);
select platform.distribute('lost_person.step');
create index step_case on lost_person.step (district_id, case_id, id);

-- A ring that was reached, and the broadcast that reached it.
create table lost_person.reach (
  district_id integer not null,
  case_id uuid not null,
  ring smallint not null,
  broadcast_id uuid not null,
  at timestamptz not null,
  -- Null where the clock did it.
  by_id uuid,
  -- Whoever was taken off as a minor and released by the police is told of anew: a second broadcast of the same ring.
  constraint reach_pkey primary key (district_id, case_id, broadcast_id)
);
select platform.distribute('lost_person.reach');

-- Two people agree how far it may be told; or one goes ahead, says why, and a second one looks at it afterwards.
create table lost_person.release (
  district_id integer not null,
  id uuid not null,
  case_id uuid not null,
  ring smallint not null,
  state text not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  words text,
  constraint release_pkey primary key (district_id, id),
  constraint release_state check (state in ('asked', 'released', 'declined', 'bypassed', 'confirmed')),
  constraint release_two check (decided_by is null or decided_by <> asked_by)
);
select platform.distribute('lost_person.release');
create unique index release_open on lost_person.release (district_id, case_id) where state = 'asked';
create index release_case on lost_person.release (district_id, case_id, id);
create index release_unconfirmed on lost_person.release (district_id, id) where state = 'bypassed';

-- Who was called in this case, and who has answered by name.
create table lost_person.call (
  district_id integer not null,
  case_id uuid not null,
  person_id uuid not null,
  post_kind text not null,
  area_name text not null,
  called_at timestamptz not null,
  called_by uuid not null,
  last_at timestamptz not null,
  times smallint not null,
  acknowledged_at timestamptz,
  words text,
  constraint call_pkey primary key (district_id, case_id, person_id)
) with (fillfactor = 80);
select platform.distribute('lost_person.call');
create index call_waiting on lost_person.call (district_id, last_at) where acknowledged_at is null;
create index call_person on lost_person.call (district_id, person_id) where acknowledged_at is null;

-- What people say they saw. Who said it is sealed.
create table lost_person.sighting (
  district_id integer not null,
  id uuid not null,
  case_id uuid not null,
  seen_at timestamptz not null,
  told_at timestamptz not null,
  lng double precision,
  lat double precision,
  datum text,
  place_words text not null,
  words text,
  photo_ids uuid[] not null default '{}',
  sealed_contact bytea,
  reporter_id uuid,
  trust text not null,
  judged_by uuid,
  judged_at timestamptz,
  judge_words text,
  same_as_id uuid,
  constraint sighting_pkey primary key (district_id, id),
  constraint sighting_trust check (trust in ('unchecked', 'credible', 'wrong', 'confirmed'))
);
select platform.distribute('lost_person.sighting');
create index sighting_case on lost_person.sighting (district_id, case_id, id);

-- What people made of two cases that look alike.
create table lost_person.matched (
  district_id integer not null,
  case_id uuid not null,
  other_id uuid not null,
  decision text not null,
  words text,
  by_id uuid not null,
  at timestamptz not null,
  constraint matched_pkey primary key (district_id, case_id, other_id),
  constraint matched_decision check (decision in ('same', 'not_same'))
);
select platform.distribute('lost_person.matched');

grant usage on schema lost_person to linli_app;
grant select, insert, update on lost_person.case, lost_person.release, lost_person.call, lost_person.sighting,
  lost_person.matched to linli_app;
grant select, insert on lost_person.step, lost_person.reach to linli_app;
-- What people wrote is forgotten in time; what was done, when and by whom is not.
grant update (words) on lost_person.step to linli_app;
