-- A place outside to which no link can go, because nobody has said under which address strangers open our pages.
alter table broadcast.target drop constraint target_state;
alter table broadcast.target add constraint target_state check (state in ('queued', 'sent', 'handed_over', 'no_address', 'no_channel',
  'stopped', 'expired'));
