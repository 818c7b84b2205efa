-- What goes out to people. A demonstration district shows its text messages in a tray instead of sending them.
create schema channels;

create table channels.text_message (
  district_id integer not null,
  id uuid not null,
  phone_index bytea not null,
  sealed_phone bytea not null,
  sealed_text bytea not null,
  purpose text not null,
  state text not null,
  created_at timestamptz not null,
  constraint text_message_pkey primary key (district_id, id),
  constraint text_message_state check (state in ('waiting', 'shown_in_tray', 'sent', 'failed', 'no_channel'))
);
select platform.distribute('channels.text_message');
create index text_message_phone on channels.text_message (district_id, phone_index, id);

grant usage on schema channels to linli_app;
grant select, insert, update on channels.text_message to linli_app;
