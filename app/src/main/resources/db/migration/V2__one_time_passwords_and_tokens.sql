-- A password that somebody else knows: its user signs in with it, and does nothing before choosing one of his own.
alter table app_user add column must_choose_password boolean not null default false;

-- Who made a token, and when; those of before this were made by the demo.
alter table api_token add column created_at timestamptz not null default now();
alter table api_token add column created_by text not null default 'systeem';
-- At most an hour behind, so that reading a token is hardly ever a write.
alter table api_token add column last_used_at timestamptz;
alter table api_token add check (name <> '');

-- Also tells when it was last used, so that whoever looks it up knows whether that is worth writing.
drop function organisation_of_token(text);
create function organisation_of_token(wanted_sha256 text)
    returns table (organisation_id text, name text, last_used_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp
    as $$ select organisation_id, name, last_used_at from api_token where token_sha256 = wanted_sha256 $$;
