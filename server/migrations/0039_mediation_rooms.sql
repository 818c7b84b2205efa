-- Rooms and the way of writing numbers stand with the committee, in `mediators`; nothing has been entered here.
drop table mediation.room;
drop table mediation.numbering;
