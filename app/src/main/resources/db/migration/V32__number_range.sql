-- Which telephone numbers are whose: no number is in two ranges, and an organisation uses numbers of its own ranges only.
create table number_range (
    id uuid primary key default uuidv7(),
    organisation_id text not null references organisation,
    -- the digits of numbers in E.164
    numbers int8range not null check (
        not isempty(numbers) and lower(numbers) > 0 and length(lower(numbers)::text) = length((upper(numbers) - 1)::text)),
    description text not null default '',
    exclude using gist (numbers with &&)
);
alter table number_range enable row level security;
create policy own_organisation on number_range using (organisation_id = current_setting('balie.organisation', true));

create function organisation_of_range(wanted int8range, besides uuid) returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select organisation_id from number_range where numbers && wanted and id is distinct from besides order by numbers limit 1 $$;

-- what each has already; neighbours become one range
insert into number_range (organisation_id, numbers)
select organisation_id, unnest(range_agg(int8range(number::int8, number::int8, '[]')))
from (select organisation_id, ltrim(number, '+') as number from phone_number) numbered
group by organisation_id;
