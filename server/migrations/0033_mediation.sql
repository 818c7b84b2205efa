-- People's mediation of a dispute: from the request to its end. What one side says in its own room is not kept here.
create schema mediation;

create table mediation.dispute (
  district_id integer not null,
  id uuid not null,
  -- Given at acceptance, one after the other in a committee and year, never used twice.
  number text,
  committee_id uuid not null,
  studio_id uuid,
  state text not null,
  source text not null,
  type text not null,
  difficulty text not null,
  -- A line of plain words without names: lists show it.
  title_words text not null,
  -- What happened and what is asked for, in the words of whoever applied.
  sealed_account bytea,
  sealed_claims bytea,
  street_id uuid,
  community_id uuid,
  grid_id uuid,
  amount_fen bigint,
  -- 诉讼时效规定 art. 12: the request interrupts the limitation period from this moment; how it is proved stands beside it.
  requested_at timestamptz not null,
  request_proof text not null,
  -- Whoever handed it over, and under what number of theirs.
  origin_name text,
  origin_reference text,
  matter_id uuid,
  group_id uuid,
  opened_by uuid not null,
  opened_at timestamptz not null,
  -- Somebody applied for another, with that person's consent recorded.
  proxy_words text,
  decide_by date not null,
  decide_basis text not null,
  accepted_at timestamptz,
  accepted_by uuid,
  -- The clock: last day, and what it rests on.
  ends_on date,
  clock_days integer,
  clock_basis text,
  beyond_calendar boolean not null default false,
  warned_at timestamptz,
  paused_at timestamptz,
  pause_kind text,
  extended_days integer not null default 0,
  bars text[] not null default '{}',
  refusal_words text,
  -- 人民调解法 art. 17: once a party has clearly refused, nothing brings the dispute back to the table.
  refused_at timestamptz,
  termination text,
  termination_words text,
  routes text[] not null default '{}',
  is_partial boolean not null default false,
  is_risky boolean not null default false,
  waits_for_report boolean not null default false,
  -- 人民调解法 art. 23: open or closed, as the parties ask.
  is_open_session boolean not null default false,
  ended_at timestamptz,
  outcome text,
  closed_at timestamptz,
  filed_at timestamptz,
  retention text,
  version integer not null default 1,
  constraint dispute_pkey primary key (district_id, id),
  constraint dispute_state check (state in ('applied', 'accepted', 'mediating', 'agreed', 'failed', 'refused', 'withdrawn', 'closed', 'filed')),
  constraint dispute_source check (source in ('self', 'oral', 'own_start', 'court', 'prosecutor', 'police', 'petition', 'group', 'matter')),
  constraint dispute_number check ((number is null) = (accepted_at is null)),
  constraint dispute_refusal check (refused_at is null or state in ('refused', 'failed', 'withdrawn', 'closed', 'filed')),
  -- 人民调解法 art. 26: whoever fails is told the other ways.
  constraint dispute_routes check (state not in ('failed', 'refused') or cardinality(routes) > 0),
  constraint dispute_failed check (state <> 'failed' or termination is not null),
  constraint dispute_clock check (accepted_at is null or ends_on is not null),
  constraint dispute_amount check (amount_fen is null or amount_fen >= 0)
) with (fillfactor = 80);
select platform.distribute('mediation.dispute');
create unique index dispute_one_number on mediation.dispute (district_id, committee_id, number) where number is not null;
create index dispute_committee on mediation.dispute (district_id, committee_id, state, id);
create index dispute_matter on mediation.dispute (district_id, matter_id) where matter_id is not null;
create index dispute_opener on mediation.dispute (district_id, opened_by, id);
create index dispute_street on mediation.dispute (district_id, street_id, id);
create index dispute_community on mediation.dispute (district_id, community_id, id);
create index dispute_ends on mediation.dispute (district_id, ends_on) where state in ('accepted', 'mediating');

-- Numbers of a committee in a year: the row stays locked until the acceptance is committed or dropped.
create table mediation.number (
  district_id integer not null,
  committee_id uuid not null,
  year integer not null,
  last integer not null,
  constraint number_pkey primary key (district_id, committee_id, year)
);
select platform.distribute('mediation.number');

-- How a committee writes its numbers.
create table mediation.numbering (
  district_id integer not null,
  committee_id uuid not null,
  short_name text not null,
  series text not null,
  brackets text not null,
  digits smallint not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint numbering_pkey primary key (district_id, committee_id),
  constraint numbering_digits check (digits between 1 and 6)
);
select platform.distribute('mediation.numbering');

create table mediation.party (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  side text not null,
  position smallint not null,
  kind text not null,
  sealed_name bytea not null,
  name_index bytea not null,
  sealed_id_number bytea,
  id_index bytea,
  sealed_phone bytea,
  phone_index bytea,
  sealed_address bytea,
  -- Head of an organisation, by name.
  sealed_head bytea,
  sex text,
  nation text,
  work text,
  birth_on date,
  capacity text not null,
  -- The account by which this party takes part on a phone.
  person_id uuid,
  -- Whose heir this party is.
  heir_of uuid,
  died_at timestamptz,
  refused_at timestamptz,
  added_by uuid not null,
  added_at timestamptz not null,
  constraint party_pkey primary key (district_id, id),
  constraint party_side check (side in ('a', 'b', 'c', 'd')),
  constraint party_kind check (kind in ('person', 'organisation')),
  constraint party_capacity check (capacity in ('full', 'limited', 'none'))
);
select platform.distribute('mediation.party');
create index party_dispute on mediation.party (district_id, dispute_id, position);
create index party_person on mediation.party (district_id, person_id, dispute_id) where person_id is not null;
create index party_name on mediation.party (district_id, name_index);
create index party_phone on mediation.party (district_id, phone_index) where phone_index is not null;
-- The same person does not sit on two sides, nor twice on one.
create unique index party_id_number on mediation.party (district_id, dispute_id, id_index) where id_index is not null;
create unique index party_account on mediation.party (district_id, dispute_id, person_id) where person_id is not null;

-- A party's clear refusal (人民调解法 art. 17). Written once and never taken away.
create table mediation.refusal (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  way text not null,
  words text,
  constraint refusal_pkey primary key (district_id, id)
);
select platform.distribute('mediation.refusal');
create index refusal_dispute on mediation.refusal (district_id, dispute_id);

create table mediation.agent (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid not null,
  kind text not null,
  sealed_name bytea not null,
  name_index bytea not null,
  sealed_id_number bytea,
  sealed_phone bytea,
  phone_index bytea,
  relation text,
  person_id uuid,
  power text not null,
  document_id uuid,
  added_by uuid not null,
  added_at timestamptz not null,
  ends_on date,
  ended_at timestamptz,
  constraint agent_pkey primary key (district_id, id),
  constraint agent_kind check (kind in ('guardian', 'representative', 'mandatary')),
  constraint agent_power check (power in ('general', 'special')),
  -- 民诉法 art. 62: whoever acts by mandate shows it.
  constraint agent_mandate check (kind <> 'mandatary' or document_id is not null)
);
select platform.distribute('mediation.agent');
create index agent_party on mediation.agent (district_id, dispute_id, party_id);
create index agent_person on mediation.agent (district_id, person_id, dispute_id) where person_id is not null;

-- 权利义务告知: to each party, once at least.
create table mediation.rights_told (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid not null,
  at timestamptz not null,
  way text not null,
  by_id uuid not null,
  constraint rights_told_pkey primary key (district_id, id)
);
select platform.distribute('mediation.rights_told');
create index rights_told_dispute on mediation.rights_told (district_id, dispute_id);

create table mediation.case_mediator (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  person_id uuid not null,
  part text not null,
  chosen_by text not null,
  from_at timestamptz not null,
  until_at timestamptz,
  constraint case_mediator_pkey primary key (district_id, id),
  constraint case_mediator_part check (part in ('lead', 'co', 'recorder')),
  constraint case_mediator_chosen check (chosen_by in ('appointed', 'party', 'both'))
);
select platform.distribute('mediation.case_mediator');
create unique index case_mediator_lead on mediation.case_mediator (district_id, dispute_id) where part = 'lead' and until_at is null;
create unique index case_mediator_once on mediation.case_mediator (district_id, dispute_id, person_id) where until_at is null;
create index case_mediator_person on mediation.case_mediator (district_id, person_id, dispute_id) where until_at is null;

-- What holds only when every party has said yes: who mediates, who helps, more time, facts beyond dispute.
create table mediation.proposal (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  state text not null,
  -- Whom or what it is about: a mediator, a helper, a recusal.
  subject_id uuid,
  days integer,
  sealed_words bytea,
  by_id uuid not null,
  by_party_id uuid,
  at timestamptz not null,
  decided_at timestamptz,
  constraint proposal_pkey primary key (district_id, id),
  constraint proposal_kind check (kind in ('mediator', 'helper', 'extension', 'undisputed', 'mediator_stays')),
  constraint proposal_state check (state in ('open', 'agreed', 'declined', 'dropped'))
);
select platform.distribute('mediation.proposal');
create index proposal_dispute on mediation.proposal (district_id, dispute_id, id);
create unique index proposal_open on mediation.proposal (district_id, dispute_id, kind, subject_id) nulls not distinct where state = 'open';

create table mediation.consent (
  district_id integer not null,
  proposal_id uuid not null,
  party_id uuid not null,
  dispute_id uuid not null,
  agrees boolean not null,
  way text not null,
  by_id uuid not null,
  at timestamptz not null,
  words text,
  constraint consent_pkey primary key (district_id, proposal_id, party_id)
);
select platform.distribute('mediation.consent');
create index consent_dispute on mediation.consent (district_id, dispute_id);

create table mediation.helper (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  sealed_name bytea not null,
  office text,
  person_id uuid,
  added_by uuid not null,
  added_at timestamptz not null,
  agreed_at timestamptz,
  ended_at timestamptz,
  constraint helper_pkey primary key (district_id, id)
);
select platform.distribute('mediation.helper');
create index helper_dispute on mediation.helper (district_id, dispute_id);

create table mediation.recusal (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  person_id uuid not null,
  ground text not null,
  sealed_words bytea,
  asked_by uuid not null,
  party_id uuid,
  asked_at timestamptz not null,
  state text not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_words text,
  constraint recusal_pkey primary key (district_id, id),
  constraint recusal_state check (state in ('asked', 'sustained', 'overruled')),
  constraint recusal_reason check (state = 'asked' or decision_words is not null),
  constraint recusal_not_oneself check (decided_by is null or decided_by <> person_id)
);
select platform.distribute('mediation.recusal');
create index recusal_dispute on mediation.recusal (district_id, dispute_id);
create unique index recusal_open on mediation.recusal (district_id, dispute_id, person_id) where state = 'asked';

create table mediation.room (
  district_id integer not null,
  id uuid not null,
  committee_id uuid not null,
  name text not null,
  address text,
  added_by uuid not null,
  added_at timestamptz not null,
  closed_at timestamptz,
  constraint room_pkey primary key (district_id, id)
);
select platform.distribute('mediation.room');
create index room_committee on mediation.room (district_id, committee_id);

create table mediation.session (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  -- Of a separate one: whose it is. The other side learns nothing of it.
  side text,
  room_id uuid,
  place_words text,
  mediator_ids uuid[] not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null,
  planned_by uuid not null,
  planned_at timestamptz not null,
  held_from timestamptz,
  held_until timestamptz,
  -- 调解记录: who was there, and what was said, of a joint session alone.
  sealed_record bytea,
  recorded_by uuid,
  cancel_words text,
  told_at timestamptz,
  version integer not null default 1,
  constraint session_pkey primary key (district_id, id),
  constraint session_kind check (kind in ('joint', 'separate')),
  constraint session_side check ((kind = 'separate') = (side is not null)),
  constraint session_state check (state in ('planned', 'held', 'cancelled')),
  constraint session_times check (starts_at < ends_at),
  -- What is said apart belongs to the sealed room of that side.
  constraint session_record check (kind = 'joint' or sealed_record is null)
);
select platform.distribute('mediation.session');
create index session_dispute on mediation.session (district_id, dispute_id, starts_at);
create index session_day on mediation.session (district_id, starts_at) where state = 'planned';

-- A room or a mediator is in one place at a time. The diary row is locked before bookings are looked at.
create table mediation.diary (
  district_id integer not null,
  resource_id uuid not null,
  changed_at timestamptz not null,
  constraint diary_pkey primary key (district_id, resource_id)
);
select platform.distribute('mediation.diary');
create table mediation.booking (
  district_id integer not null,
  resource_id uuid not null,
  session_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  constraint booking_pkey primary key (district_id, resource_id, session_id)
);
select platform.distribute('mediation.booking');
create index booking_time on mediation.booking (district_id, resource_id, starts_at);
create index booking_session on mediation.booking (district_id, session_id);

-- 调查记录: with whom, where, what was asked and answered.
create table mediation.inquiry (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  held_at timestamptz not null,
  place_words text not null,
  sealed_asked bytea not null,
  sealed_record bytea not null,
  present_words text,
  by_id uuid not null,
  at timestamptz not null,
  constraint inquiry_pkey primary key (district_id, id)
);
select platform.distribute('mediation.inquiry');
create index inquiry_dispute on mediation.inquiry (district_id, dispute_id, id);

-- 证据材料 that both sides see.
create table mediation.material (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  party_id uuid,
  title text not null,
  file_ids uuid[] not null default '{}',
  by_id uuid not null,
  at timestamptz not null,
  constraint material_pkey primary key (district_id, id)
);
select platform.distribute('mediation.material');
create index material_dispute on mediation.material (district_id, dispute_id, id);

create table mediation.pause (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  words text,
  from_at timestamptz not null,
  until_at timestamptz,
  by_id uuid not null,
  constraint pause_pkey primary key (district_id, id),
  constraint pause_kind check (kind in ('appraisal', 'party_died', 'joint_wish'))
);
select platform.distribute('mediation.pause');
create index pause_dispute on mediation.pause (district_id, dispute_id, id);
create unique index pause_open on mediation.pause (district_id, dispute_id) where until_at is null;

-- 人民调解法 art. 25, 山东省反家庭暴力条例 art. 20: a danger, and the report of it.
create table mediation.risk (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  sealed_words bytea not null,
  by_id uuid not null,
  at timestamptz not null,
  receiver text,
  receiver_name text,
  reported_at timestamptz,
  reported_by uuid,
  reference text,
  constraint risk_pkey primary key (district_id, id),
  constraint risk_report check ((reported_at is null) = (receiver is null))
);
select platform.distribute('mediation.risk');
create index risk_dispute on mediation.risk (district_id, dispute_id, id);

-- The file or a copy of it goes to a court, an arbitration body or legal aid.
create table mediation.transfer (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  route text not null,
  receiver_name text not null,
  words text,
  at timestamptz not null,
  by_id uuid not null,
  constraint transfer_pkey primary key (district_id, id)
);
select platform.distribute('mediation.transfer');
create index transfer_dispute on mediation.transfer (district_id, dispute_id);

-- Everything that was done, append-only. A line of one side is shown to that side and the mediators alone.
create table mediation.step (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  at timestamptz not null,
  -- Null where the clock did it.
  by_id uuid,
  act text not null,
  side text,
  words text,
  facts jsonb not null default '{}',
  constraint step_pkey primary key (district_id, id)
);
select platform.distribute('mediation.step');
create index step_dispute on mediation.step (district_id, dispute_id, id);

grant usage on schema mediation to linli_app;
grant select, insert, update on mediation.dispute, mediation.number, mediation.numbering, mediation.party, mediation.agent,
  mediation.case_mediator, mediation.proposal, mediation.consent, mediation.helper, mediation.recusal, mediation.room,
  mediation.session, mediation.diary, mediation.pause, mediation.risk to linli_app;
grant select, insert, update, delete on mediation.booking to linli_app;
grant select, insert on mediation.refusal, mediation.rights_told, mediation.inquiry, mediation.material, mediation.transfer,
  mediation.step to linli_app;
