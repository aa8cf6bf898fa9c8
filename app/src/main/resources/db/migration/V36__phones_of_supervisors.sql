-- A supervisor listens in at a phone of his own (requirement 2.6.6).
create or replace function phone_secrets(wanted text)
    returns table (organisation_id text, user_id uuid, device_id uuid, algorithm text, ha1 text)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select d.organisation_id, d.user_id, d.id, d.algorithm, d.ha1
        from app_user u join phone_device d on d.organisation_id = u.organisation_id and d.user_id = u.id
        where u.username = wanted and u.active and exists (
            select from user_role r where r.user_id = u.id and r.role in ('AGENT', 'TELEPHONIST', 'SUPERVISOR'))
    $$;
