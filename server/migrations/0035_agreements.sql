-- Agreements of mediated disputes: drafts in versions, signatures bound to one text, the seal, what was promised and what became
-- of it, confirmation, return visits. What a text says is sealed; what lists and clocks need stands beside it.
create schema agreements;

create table agreements.agreement (
  district_id integer not null,
  id uuid not null,
  dispute_id uuid not null,
  form text not null,
  state text not null,
  is_partial boolean not null,
  -- The draft in force: signatures of another one count nothing.
  version integer not null,
  digest text not null,
  party_ids uuid[] not null,
  written_reasons text[] not null default '{}',
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  parties_signed_at timestamptz,
  mediator_signed_at timestamptz,
  sealed_at timestamptz,
  sealed_by uuid,
  seal_keeper text,
  -- An oral one: the moment at which it was agreed.
  agreed_at timestamptz,
  why_oral text,
  effective_at timestamptz,
  -- The last day for a joint application to the court, and the number of days that it rests on.
  confirm_due_on date,
  is_beyond_calendar boolean not null default false,
  ended_at timestamptz,
  end_words text,
  constraint agreement_pkey primary key (district_id, id),
  constraint agreement_form check (form in ('written', 'oral')),
  constraint agreement_state check (state in ('drafting', 'signing', 'effective', 'done', 'ended', 'dropped')),
  -- 人民调解法 art. 29: effective from the last of all signatures and the committee's seal; art. 30: an oral one from its agreement.
  constraint agreement_effective check ((state in ('effective', 'done', 'ended')) = (effective_at is not null)),
  constraint agreement_written check (effective_at is null or form = 'oral' or (parties_signed_at is not null
    and mediator_signed_at is not null and sealed_at is not null and sealed_by is not null and seal_keeper is not null
    and effective_at = greatest(parties_signed_at, mediator_signed_at, sealed_at))),
  constraint agreement_oral check (form = 'written' or (agreed_at is not null and effective_at = agreed_at)),
  constraint agreement_order check ((mediator_signed_at is null or parties_signed_at is not null)
    and (sealed_at is null or mediator_signed_at is not null)),
  constraint agreement_clock check ((effective_at is null) = (confirm_due_on is null))
) with (fillfactor = 80);
select platform.distribute('agreements.agreement');
create index agreement_dispute on agreements.agreement (district_id, dispute_id, id);
-- One text at a time is on its way for a dispute.
create unique index agreement_open on agreements.agreement (district_id, dispute_id) where state in ('drafting', 'signing');

-- Every version that was ever saved: what it says, and the text that people sign. Append-only.
create table agreements.version (
  district_id integer not null,
  agreement_id uuid not null,
  version integer not null,
  sealed_content bytea not null,
  sealed_text bytea not null,
  digest text not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  constraint version_pkey primary key (district_id, agreement_id, version)
);
select platform.distribute('agreements.version');

create table agreements.signature (
  district_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  digest text not null,
  -- Null for the mediator.
  party_id uuid,
  signer_kind text not null,
  sealed_signer bytea not null,
  agent_id uuid,
  relation text,
  manner text not null,
  sealed_strokes bytea,
  paper_id uuid,
  file_ids uuid[] not null default '{}',
  signed_at timestamptz not null,
  recorded_by uuid not null,
  is_witnessed boolean not null,
  voided_at timestamptz,
  constraint signature_pkey primary key (district_id, id),
  constraint signature_kind check (signer_kind in ('self', 'agent', 'guardian', 'mediator')),
  constraint signature_of check ((signer_kind = 'mediator') = (party_id is null)),
  constraint signature_manner check ((manner = 'drawn' and sealed_strokes is not null)
    or (manner = 'paper' and paper_id is not null and cardinality(file_ids) > 0))
);
select platform.distribute('agreements.signature');
create index signature_agreement on agreements.signature (district_id, agreement_id, id);
create unique index signature_party on agreements.signature (district_id, agreement_id, party_id)
  where voided_at is null and party_id is not null;
create unique index signature_mediator on agreements.signature (district_id, agreement_id)
  where voided_at is null and party_id is null;

-- A printed page that is to come back with ink on it. Its mark is known by its digest alone.
create table agreements.paper (
  district_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  version integer not null,
  mark_digest bytea not null,
  printed_by uuid not null,
  printed_at timestamptz not null,
  scanned_at timestamptz,
  constraint paper_pkey primary key (district_id, id)
);
select platform.distribute('agreements.paper');
create unique index paper_mark on agreements.paper (district_id, mark_digest);

create table agreements.obligation (
  district_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  dispute_id uuid not null,
  position smallint not null,
  kind text not null,
  from_party_id uuid not null,
  to_party_id uuid not null,
  sealed_what bytea not null,
  manner text not null,
  amount_fen bigint,
  -- What has been confirmed.
  paid_fen bigint not null default 0,
  due_on date not null,
  is_on_spot boolean not null,
  performed_on date,
  -- By which other route it went on.
  moved_to text,
  moved_on date,
  warned_on date,
  alarmed_on date,
  constraint obligation_pkey primary key (district_id, id),
  constraint obligation_kind check (kind in ('payment', 'return', 'act', 'forbearance', 'apology')),
  constraint obligation_amount check ((kind = 'payment') = (amount_fen is not null) and (amount_fen is null or amount_fen > 0)),
  constraint obligation_paid check (paid_fen >= 0 and paid_fen <= coalesce(amount_fen, 0)),
  constraint obligation_performed check (kind <> 'payment' or (performed_on is not null) = (paid_fen = amount_fen)),
  constraint obligation_moved check ((moved_to is null) = (moved_on is null)
    and (moved_to is null or (moved_to in ('re_mediated', 'sued', 'enforced') and performed_on is null))),
  constraint obligation_two check (from_party_id <> to_party_id)
) with (fillfactor = 80);
select platform.distribute('agreements.obligation');
create index obligation_agreement on agreements.obligation (district_id, agreement_id, position);
create index obligation_due on agreements.obligation (district_id, due_on, id)
  where performed_on is null and moved_to is null;

create table agreements.performance (
  district_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  obligation_id uuid not null,
  on_day date not null,
  amount_fen bigint,
  words text,
  is_receipt boolean not null,
  file_ids uuid[] not null default '{}',
  told_by uuid not null,
  told_at timestamptz not null,
  state text not null,
  judged_by uuid,
  judged_at timestamptz,
  judge_words text,
  constraint performance_pkey primary key (district_id, id),
  constraint performance_state check (state in ('told', 'confirmed', 'declined')),
  constraint performance_judged check ((state = 'told') = (judged_at is null))
);
select platform.distribute('agreements.performance');
create index performance_agreement on agreements.performance (district_id, agreement_id, id);

create table agreements.breach_step (
  district_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  obligation_id uuid not null,
  step text not null,
  words text not null,
  by_id uuid not null,
  at timestamptz not null,
  constraint breach_step_pkey primary key (district_id, id),
  constraint breach_step_step check (step in ('urge', 're_mediate', 'sue', 'enforce'))
);
select platform.distribute('agreements.breach_step');
create index breach_step_agreement on agreements.breach_step (district_id, agreement_id, id);

-- 司法确认, a notary's enforceable instrument, or the award of an arbitration body.
create table agreements.confirmation (
  district_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  dispute_id uuid not null,
  kind text not null,
  state text not null,
  offered_by uuid not null,
  offered_at timestamptz not null,
  -- Courts alone ask for it within the days of the law.
  due_on date,
  agreed_party_ids uuid[] not null default '{}',
  party_ids uuid[] not null,
  ground text,
  body text,
  number text,
  submitted_on date,
  answered_on date,
  ruling text,
  ruled_on date,
  served_on date,
  words text,
  constraint confirmation_pkey primary key (district_id, id),
  constraint confirmation_kind check (kind in ('court', 'notary', 'arbitration')),
  constraint confirmation_ruling check (ruling in ('valid', 'dismissed') and ruled_on is not null or ruling is null and ruled_on is null),
  constraint confirmation_due check ((kind = 'court') = (due_on is not null)),
  -- 人民调解法 art. 33: both together, never one side alone.
  constraint confirmation_joint check (state in ('offered', 'given_up') or party_ids <@ agreed_party_ids),
  constraint confirmation_in_time check (due_on is null or submitted_on is null or submitted_on <= due_on)
);
select platform.distribute('agreements.confirmation');
create index confirmation_agreement on agreements.confirmation (district_id, agreement_id, id);
create unique index confirmation_open on agreements.confirmation (district_id, agreement_id, kind)
  where state not in ('rejected', 'given_up') and ruling is distinct from 'dismissed';
create index confirmation_due on agreements.confirmation (district_id, due_on, id)
  where state in ('offered', 'both_agreed', 'pack_printed');

create table agreements.visit (
  district_id integer not null,
  id uuid not null,
  agreement_id uuid not null,
  dispute_id uuid not null,
  due_on date not null,
  planned_at timestamptz not null,
  visited_at timestamptz,
  visited_by uuid,
  manner text,
  performance text,
  satisfaction text,
  has_suit boolean,
  suit_outcome text,
  escalation_signs text,
  measures text,
  constraint visit_pkey primary key (district_id, id),
  constraint visit_made check ((visited_at is null) = (visited_by is null) and (visited_at is null) = (performance is null))
);
select platform.distribute('agreements.visit');
create index visit_agreement on agreements.visit (district_id, agreement_id, id);
create index visit_due on agreements.visit (district_id, due_on, id) where visited_at is null;

create table agreements.relapse (
  district_id integer not null,
  agreement_id uuid not null,
  dispute_id uuid not null,
  days integer not null,
  words text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint relapse_pkey primary key (district_id, agreement_id, dispute_id)
);
select platform.distribute('agreements.relapse');
create index relapse_dispute on agreements.relapse (district_id, dispute_id);

grant usage on schema agreements to linli_app;
grant select, insert, update on agreements.agreement, agreements.signature, agreements.paper, agreements.obligation,
  agreements.performance, agreements.confirmation, agreements.visit to linli_app;
grant select, insert on agreements.version, agreements.breach_step, agreements.relapse to linli_app;
