-- A file leaves its committee by one way alone, which asks every party first: that of the case file.
drop table mediation.transfer;
