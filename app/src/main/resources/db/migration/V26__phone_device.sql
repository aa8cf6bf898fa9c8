-- A secret of its own for every phone, in the place of the user's password for pages: what a phone is known by stood as an
-- unsalted hash of that password beside the one that is meant to be hard to break.
create table phone_device (
    id uuid primary key default uuidv7(),
    organisation_id text not null,
    user_id uuid not null,
    name text not null check (name <> ''),
    -- of H(A1), RFC 7616; MD5 for phones that know no better
    algorithm text not null check (algorithm in ('SHA-256', 'MD5')),
    ha1 text not null,
    -- whether its secret is still the password that the user had for pages
    inherited boolean not null default false,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz,
    last_seen_from text,
    unique (organisation_id, user_id, name),
    foreign key (organisation_id, user_id) references app_user (organisation_id, id) on delete cascade
);
alter table phone_device enable row level security;
create policy own_organisation on phone_device using (organisation_id = current_setting('balie.organisation', true));

-- phones that are in use go on with what they know until they get a secret of their own
insert into phone_device (organisation_id, user_id, name, algorithm, ha1, inherited)
select u.organisation_id, u.id, 'Toestel met het oude wachtwoord', 'MD5', u.phone_ha1_md5, true
from app_user u
where u.phone_ha1_md5 is not null and exists (
    select from user_role r where r.user_id = u.id and r.role in ('AGENT', 'TELEPHONIST'));

drop function phone_account(text);
alter table app_user drop column phone_ha1_md5, drop column phone_ha1_sha256;

-- Only those of somebody who may be called at his phone.
create function phone_secrets(wanted text)
    returns table (organisation_id text, user_id uuid, device_id uuid, algorithm text, ha1 text)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select d.organisation_id, d.user_id, d.id, d.algorithm, d.ha1
        from app_user u join phone_device d on d.organisation_id = u.organisation_id and d.user_id = u.id
        where u.username = wanted and u.active and exists (
            select from user_role r where r.user_id = u.id and r.role in ('AGENT', 'TELEPHONIST'))
    $$;
create function organisation_of_user(wanted text) returns text
    language sql stable security definer set search_path = public, pg_temp
    as $$ select organisation_id from app_user where username = wanted $$;
