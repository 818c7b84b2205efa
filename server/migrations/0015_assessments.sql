-- Joint assessments with their minutes; the screening of dangers, and the duty to report them.
create schema assessments;

-- Called by a centre about one or several matters. The minutes are written here until they are signed off.
create table assessments.assessment (
  district_id integer not null,
  id uuid not null,
  status text not null,
  -- The centre that called it; its minutes are numbered there.
  unit_id uuid not null,
  called_by uuid not null,
  called_at timestamptz not null,
  topic text not null,
  meets_at timestamptz not null,
  place text not null,
  -- The one whose next meeting this is.
  follows_id uuid,
  chair_id uuid not null,
  minutes jsonb not null,
  -- Counts the writings, so that nobody overwrites what somebody else has written meanwhile.
  version integer not null default 1,
  -- Everybody who has written in the minutes: none of them signs them off.
  recorder_ids uuid[] not null default '{}',
  written_by uuid,
  written_at timestamptz,
  held_at timestamptz,
  signed_at timestamptz,
  number text,
  next_meeting_on date,
  cancelled_at timestamptz,
  cancel_reason text,
  -- The day of the next meeting of which somebody has been reminded already.
  reminded_of date,
  constraint assessment_pkey primary key (district_id, id),
  constraint assessment_status check (status in ('planned', 'held', 'signed', 'cancelled')),
  constraint assessment_number check ((status = 'signed') = (number is not null))
);
select platform.distribute('assessments.assessment');
create index assessment_status_newest on assessments.assessment (district_id, status, id);
create index assessment_follows on assessments.assessment (district_id, follows_id) where follows_id is not null;
create index assessment_next on assessments.assessment (district_id, next_meeting_on) where next_meeting_on is not null;

-- The matters that it is about.
create table assessments.concern (
  district_id integer not null,
  assessment_id uuid not null,
  matter_id uuid not null,
  -- Units that see the matter because they are invited; they see it no longer when the meeting is cancelled.
  shown_to uuid[] not null default '{}',
  constraint concern_pkey primary key (district_id, assessment_id, matter_id)
);
select platform.distribute('assessments.concern');
create index concern_matter on assessments.concern (district_id, matter_id, assessment_id);
alter table assessments.concern add constraint concern_assessment_fkey
  foreign key (district_id, assessment_id) references assessments.assessment (district_id, id);
alter table assessments.concern add constraint concern_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id);

-- Who is invited and who came: holders of posts, and guests by name and office.
create table assessments.seat (
  district_id integer not null,
  assessment_id uuid not null,
  id uuid not null,
  position smallint not null,
  unit_id uuid,
  person_id uuid,
  post_kind text,
  guest_name text,
  guest_office text,
  has_come boolean not null default true,
  -- When the person was told by text of the day and place that stand now.
  told_at timestamptz,
  constraint seat_pkey primary key (district_id, assessment_id, id),
  constraint seat_whom check (person_id is not null or guest_name is not null)
);
select platform.distribute('assessments.seat');
create index seat_person on assessments.seat (district_id, person_id, assessment_id) where person_id is not null;
create index seat_unit on assessments.seat (district_id, unit_id, assessment_id) where unit_id is not null;
alter table assessments.seat add constraint seat_assessment_fkey
  foreign key (district_id, assessment_id) references assessments.assessment (district_id, id);

-- The minutes as they were signed off, with the names of that day: no line of it ever changes.
create table assessments.minute (
  district_id integer not null,
  assessment_id uuid not null,
  number text not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  content jsonb not null,
  constraint minute_pkey primary key (district_id, assessment_id)
);
select platform.distribute('assessments.minute');

-- What is put right or added after the signature.
create table assessments.addendum (
  district_id integer not null,
  id uuid not null,
  assessment_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  words text not null,
  constraint addendum_pkey primary key (district_id, id)
);
select platform.distribute('assessments.addendum');
create index addendum_assessment on assessments.addendum (district_id, assessment_id, id);

-- The last number that a centre has given in a year; its row is locked until the signature stands, so that no number is lost.
create table assessments.last_number (
  district_id integer not null,
  unit_id uuid not null,
  year smallint not null,
  serial integer not null,
  constraint last_number_pkey primary key (district_id, unit_id, year)
);
select platform.distribute('assessments.last_number');

-- What was asked about dangers, and what people answered.
create table assessments.screening (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  unit_id uuid,
  answers jsonb not null,
  crowd_size integer,
  note text,
  constraint screening_pkey primary key (district_id, id)
);
select platform.distribute('assessments.screening');
create index screening_matter on assessments.screening (district_id, matter_id, id);

-- A duty to report that an answer has opened: to whom by which law, since when, and what became of it.
create table assessments.duty (
  district_id integer not null,
  id uuid not null,
  matter_id uuid not null,
  screening_id uuid not null,
  danger text not null,
  basis text not null,
  state text not null,
  since timestamptz not null,
  found_by uuid not null,
  found_unit_id uuid,
  escalated_at timestamptz,
  told_at timestamptz,
  report_to text,
  receiver_unit_id uuid,
  receiver text,
  receipt text,
  how text,
  reported_at timestamptz,
  lift_reason text,
  settled_by uuid,
  settled_at timestamptz,
  constraint duty_pkey primary key (district_id, id),
  constraint duty_state check (state in ('open', 'reported', 'lifted')),
  constraint duty_reported check (
    (state = 'reported') = (report_to is not null and receiver is not null and how is not null and reported_at is not null)),
  constraint duty_lifted check ((state = 'lifted') = (lift_reason is not null))
);
select platform.distribute('assessments.duty');
-- The same danger opens one duty at a time.
create unique index duty_open on assessments.duty (district_id, matter_id, danger) where state = 'open';
create index duty_waiting on assessments.duty (district_id, since, id) where state = 'open';
create index duty_matter on assessments.duty (district_id, matter_id, id);
alter table assessments.duty add constraint duty_matter_fkey
  foreign key (district_id, matter_id) references matters.matter (district_id, id);

-- Set while a danger to somebody at home or to a minor stands: such a matter stays secret.
alter table matters.matter add column stays_secret boolean not null default false;

grant usage on schema assessments to linli_app;
grant select, insert, update on assessments.assessment, assessments.concern, assessments.last_number, assessments.duty
  to linli_app;
grant select, insert on assessments.minute, assessments.addendum, assessments.screening to linli_app;
grant select, insert, update, delete on assessments.seat to linli_app;
