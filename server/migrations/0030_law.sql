-- The library of law in force on a date, the figures that calculations rest on, and results that were kept.
create schema law;

-- Texts are the same for every district, so each machine of a cluster holds all of them. They are loaded from files of the
-- product by its owner when they have changed; the application only reads them.
create table law.statute (
  code text not null,
  title text not null,
  short text not null,
  kind text not null,
  place text,
  -- The short name in letters, whole and by the first of each character.
  pinyin text not null,
  initials text not null,
  -- The order in which findings are shown: codes and laws first, then what is below them.
  rank integer not null,
  constraint statute_pkey primary key (code)
);
select platform.replicate('law.statute');

create table law.version (
  code text not null,
  passed date not null,
  in_force_from date not null,
  in_force_until date,
  from_basis text not null,
  -- 'amended' where a later version follows, 'repealed' with what repealed it.
  ended text,
  ended_by text,
  checked_on date not null,
  source text not null,
  history text[] not null,
  preamble text[] not null,
  constraint version_pkey primary key (code, passed),
  constraint version_days check (in_force_until is null or in_force_until >= in_force_from)
);
select platform.replicate('law.version');
create index version_in_force on law.version (in_force_from, in_force_until);

create table law.article (
  code text not null,
  passed date not null,
  number integer not null,
  sub integer not null default 0,
  position integer not null,
  opens jsonb not null,
  path text not null,
  text text not null,
  -- Pairs of neighbouring characters of the article and of its headings.
  words tsvector not null,
  constraint article_pkey primary key (code, passed, number, sub)
);
select platform.replicate('law.article');
create index article_position on law.article (code, passed, position);
create index article_words on law.article using gin (words);

-- What is loaded: one row, so that a start with the same texts does nothing.
create table law.library (
  singleton boolean not null default true,
  digest text not null,
  loaded_at timestamptz not null,
  constraint library_pkey primary key (singleton),
  constraint library_single check (singleton)
);
select platform.replicate('law.library');

create table law.figure (
  district_id integer not null,
  id uuid not null,
  key text not null,
  period text not null,
  value bigint not null,
  source text not null,
  -- The entry that its author saw as the newest; the smallest uuid where there was none. No two follow the same one.
  after_id uuid not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint figure_pkey primary key (district_id, id),
  constraint figure_after unique (district_id, key, period, after_id),
  constraint figure_source check (length(source) > 0)
);
select platform.distribute('law.figure');

-- What was put in tells of somebody's injuries and earnings, so it is sealed; only its maker opens it, and modules that know
-- a dispute under their own rules.
create table law.estimate (
  district_id integer not null,
  id uuid not null,
  kind text not null,
  dispute_id uuid,
  sealed_content bytea not null,
  rule_version text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  constraint estimate_pkey primary key (district_id, id)
);
select platform.distribute('law.estimate');
create index estimate_maker on law.estimate (district_id, made_by, id);
create index estimate_dispute on law.estimate (district_id, dispute_id, id) where dispute_id is not null;

grant usage on schema law to linli_app;
grant select on law.statute, law.version, law.article, law.library to linli_app;
grant select, insert on law.figure, law.estimate to linli_app;
