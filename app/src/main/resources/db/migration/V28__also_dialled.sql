-- beginnings of numbers in E.164, with a space between, that Balie dials for the organisation beside those in the Netherlands
alter table organisation add column also_dialled text not null default ''
    check (also_dialled ~ '^(\+[1-9][0-9]{0,14}( \+[1-9][0-9]{0,14})*)?$');
