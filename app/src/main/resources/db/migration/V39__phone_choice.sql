-- At which of his devices somebody wants to be rung (requirement 2.5.3); who never chose has no row.
create table phone_choice (
    organisation_id text not null,
    user_id uuid not null,
    device text not null check (device in ('BROWSER', 'SIP')),
    primary key (organisation_id, user_id),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);
alter table phone_choice enable row level security;
create policy own_organisation on phone_choice using (organisation_id = current_setting('balie.organisation', true));

-- Whoever rings a phone knows its user by name, and must not wait for the database: all of them at once.
create function phone_choices() returns table (username text, device text)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select u.username, c.device
        from phone_choice c join app_user u on u.organisation_id = c.organisation_id and u.id = c.user_id
    $$;
