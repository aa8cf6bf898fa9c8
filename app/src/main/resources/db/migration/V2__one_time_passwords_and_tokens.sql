-- A password that somebody else knows: its user signs in with it, and does nothing before choosing one of his own.
alter table app_user add column must_choose_password boolean not null default false;
