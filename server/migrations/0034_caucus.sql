-- Separate sessions (背靠背): what one side says apart, opened only to this side and the mediators of the case.
-- Two walls: the content is sealed before it comes here, and the rows of a room are shown to a transaction that names the
-- room and to no other. A room has no row that says whose it is: its id is worked out with the key ring.
create schema caucus;

-- Own counter of a room; the row is the lock under which its items are numbered.
create table caucus.room (
  district_id integer not null,
  room_id uuid not null,
  seq integer not null,
  constraint room_pkey primary key (district_id, room_id)
);
select platform.distribute('caucus.room');

create table caucus.item (
  district_id integer not null,
  id uuid not null,
  room_id uuid not null,
  seq integer not null,
  kind text not null,
  -- Words and, of minutes, when and where and who was there.
  sealed_content bytea not null,
  by_id uuid not null,
  by_mediator boolean not null,
  at timestamptz not null,
  constraint item_pkey primary key (district_id, id),
  constraint item_seq unique (district_id, room_id, seq),
  constraint item_kind check (kind in ('note', 'message', 'statement', 'paper', 'record'))
);
select platform.distribute('caucus.item');

-- Files of items, and scans of consents on paper. Their bytes lie sealed in the store.
create table caucus.file (
  district_id integer not null,
  id uuid not null,
  room_id uuid not null,
  holder_id uuid not null,
  position smallint not null,
  kind text not null,
  media_type text not null,
  bytes bigint not null,
  width integer,
  height integer,
  constraint file_pkey primary key (district_id, id),
  constraint file_place unique (district_id, holder_id, position)
);
select platform.distribute('caucus.file');

-- What is to become shared: the very words and files, to which sides.
create table caucus.release (
  district_id integer not null,
  id uuid not null,
  room_id uuid not null,
  item_id uuid not null,
  sealed_words bytea,
  file_ids uuid[] not null,
  to_sides text[] not null,
  state text not null,
  by_id uuid not null,
  by_mediator boolean not null,
  at timestamptz not null,
  ended_at timestamptz,
  constraint release_pkey primary key (district_id, id),
  constraint release_state check (state in ('asked', 'withdrawn', 'released')),
  constraint release_sides check (cardinality(to_sides) > 0),
  constraint release_content check (sealed_words is not null or cardinality(file_ids) > 0)
);
select platform.distribute('caucus.release');
create index release_room on caucus.release (district_id, room_id, id);

-- What each party of the side said to a release; the newest line of a party holds.
create table caucus.consent (
  district_id integer not null,
  id uuid not null,
  room_id uuid not null,
  release_id uuid not null,
  party_id uuid not null,
  answer text not null,
  manner text not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint consent_pkey primary key (district_id, id),
  constraint consent_answer check (answer in ('agreed', 'refused', 'withdrawn')),
  constraint consent_manner check (manner in ('phone', 'paper'))
);
select platform.distribute('caucus.consent');
create index consent_release on caucus.consent (district_id, release_id, party_id, id desc);

-- A side's offer in a round. Sealed, so that no statement can compare two of them.
create table caucus.offer (
  district_id integer not null,
  round_id uuid not null,
  room_id uuid not null,
  sealed_amount bytea not null,
  may_mediator_see boolean not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint offer_pkey primary key (district_id, round_id, room_id)
);
select platform.distribute('caucus.offer');

-- What a side has let go: an immutable copy with its provenance, for the sides named.
create table caucus.shared_item (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  from_side text not null,
  to_sides text[] not null,
  sealed_content bytea not null,
  released_by uuid not null,
  released_at timestamptz not null,
  constraint shared_item_pkey primary key (district_id, id)
);
select platform.distribute('caucus.shared_item');
create index shared_item_dispute on caucus.shared_item (district_id, dispute_id, id);

-- A round of sealed offers: rule and end stand before anybody offers, and do not change.
create table caucus.round (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  number smallint not null,
  payer_side text not null,
  payee_side text not null,
  rule text not null,
  split_percent smallint not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null,
  sealed_figure bytea,
  closed_at timestamptz,
  constraint round_pkey primary key (district_id, id),
  constraint round_number unique (district_id, dispute_id, number),
  constraint round_sides check (payer_side <> payee_side),
  constraint round_rule check (rule in ('midpoint', 'split')),
  constraint round_split check (split_percent between 1 and 99),
  constraint round_state check (state in ('open', 'met', 'not_met')),
  -- A round that did not meet leaves no figure at all.
  constraint round_figure check ((state = 'met') = (sealed_figure is not null)),
  constraint round_closed check ((state = 'open') = (closed_at is null))
);
select platform.distribute('caucus.round');
create unique index round_open on caucus.round (district_id, dispute_id) where state = 'open';
create index round_ends on caucus.round (district_id, ends_at) where state = 'open';

-- A room opened by two people from outside of the case, for hours, in the sight of those whose room it is.
create table caucus.glass (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  side text not null,
  sealed_reason bytea not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  hours smallint not null,
  state text not null,
  decided_by uuid,
  decided_at timestamptz,
  ends_at timestamptz,
  constraint glass_pkey primary key (district_id, id),
  constraint glass_state check (state in ('asked', 'open', 'refused', 'ended')),
  constraint glass_two_people check (decided_by is null or decided_by <> asked_by or state = 'ended'),
  constraint glass_end check (state <> 'open' or ends_at is not null)
);
select platform.distribute('caucus.glass');
create index glass_dispute on caucus.glass (district_id, dispute_id, side);
create index glass_state on caucus.glass (district_id, state, id);

create table caucus.glass_reading (
  district_id integer not null,
  id uuid not null,
  glass_id uuid not null,
  by_id uuid not null,
  at timestamptz not null,
  what text not null,
  constraint glass_reading_pkey primary key (district_id, id),
  constraint glass_reading_what check (what in ('items', 'file'))
);
select platform.distribute('caucus.glass_reading');
create index glass_reading_glass on caucus.glass_reading (district_id, glass_id, id);

-- The second wall. A policy compares a setting and nothing else: so it also holds where the rows lie on other machines. Without
-- the setting there is no row, also for the owner of the tables and in jobs.
alter table caucus.room enable row level security;
alter table caucus.room force row level security;
create policy room_named on caucus.room
  using (room_id = any (string_to_array(current_setting('app.rooms', true), ',')::uuid[]));
alter table caucus.item enable row level security;
alter table caucus.item force row level security;
create policy item_named on caucus.item
  using (room_id = any (string_to_array(current_setting('app.rooms', true), ',')::uuid[]));
alter table caucus.file enable row level security;
alter table caucus.file force row level security;
create policy file_named on caucus.file
  using (room_id = any (string_to_array(current_setting('app.rooms', true), ',')::uuid[]));
alter table caucus.release enable row level security;
alter table caucus.release force row level security;
create policy release_named on caucus.release
  using (room_id = any (string_to_array(current_setting('app.rooms', true), ',')::uuid[]));
alter table caucus.consent enable row level security;
alter table caucus.consent force row level security;
create policy consent_named on caucus.consent
  using (room_id = any (string_to_array(current_setting('app.rooms', true), ',')::uuid[]));
alter table caucus.offer enable row level security;
alter table caucus.offer force row level security;
create policy offer_named on caucus.offer
  using (room_id = any (string_to_array(current_setting('app.rooms', true), ',')::uuid[]));

-- An upload for a room becomes no file of the ordinary kind: it gets no address, and no row beside those of others.
alter table documents.upload add column is_sealed boolean not null default false;

grant usage on schema caucus to linli_app;
-- Items, files, consents, shared copies and readings are added and never changed.
grant select, insert on caucus.item, caucus.file, caucus.consent, caucus.shared_item, caucus.glass_reading to linli_app;
grant select, insert, update on caucus.room, caucus.release, caucus.offer, caucus.round, caucus.glass to linli_app;
