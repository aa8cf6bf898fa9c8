-- With what somebody proves by telephone who he is (requirements 2.2.72 and 2.2.75): three digits that name him, and six that
-- nobody else knows.
alter table app_user
    add column phone_code_number int check (phone_code_number between 100 and 999),
    add column phone_code_hash text,
    add column phone_code_failures int not null default 0,
    add column phone_code_locked_until timestamptz,
    -- how often in a row it was locked: each time lasts longer
    add column phone_code_lock_outs int not null default 0,
    add constraint app_user_phone_code_check check ((phone_code_number is null) = (phone_code_hash is null));
create unique index app_user_phone_code on app_user (organisation_id, phone_code_number);

-- ADMINISTRATION: somebody of the organisation changed something by telephone
alter table contact drop constraint contact_result_check;
alter table contact add constraint contact_result_check check (result in
    ('HANDLED', 'ABANDONED', 'NO_AGENT', 'CLOSED', 'FALLBACK', 'TRANSFERRED', 'CALLBACK', 'VOICEMAIL', 'NOT_REACHED',
    'WITHDRAWN', 'ADMINISTRATION', 'INTERRUPTED', 'FAILED'));
