-- By which who speaks a prompt by telephone says which one it is.
alter table prompt add column number int;
update prompt set number = numbered.number
    from (select id, row_number() over (partition by organisation_id order by id) as number from prompt) numbered
    where prompt.id = numbered.id;
alter table prompt alter column number set not null, add constraint prompt_number_check check (number > 0);
create unique index prompt_number on prompt (organisation_id, number);
