-- The directory (requirements 2.5.11, 4.3.1): a colleague has a name in parts, several numbers, and may be a user of Balie or come
-- from a source, such as the organisation's own directory.
alter table colleague
    add first_name text not null default '',
    add infix text not null default '',
    add surname text not null default '',
    -- in E.164, the first one first; each with its kind
    add numbers text[] not null default '{}',
    add kinds text[] not null default '{}',
    add remark text not null default '',
    add sort_order int not null default 100,
    add visible boolean not null default true,
    add user_id uuid,
    -- where he comes from, and what he is called there; no source: he was typed or imported
    add source text not null default '',
    add external_key text not null default '';

create or replace function colleague_words(colleague) returns text language sql immutable as $$
    select concat_ws(', ', $1.name, nullif($1.job, ''), nullif($1.department, ''), $1.numbers[1], nullif($1.email, '')) $$;

-- "Jan van der Berg": what stands before the first such word, these words, and what follows them
update colleague set
    numbers = array[number],
    kinds = array['DIRECT'],
    first_name = split.first_name,
    infix = split.infix,
    surname = split.surname
from (
    select id,
        case when infix = '' then coalesce(substring(name from '^(\S+)\s+\S'), '') else trim(left(name, at - 1)) end as first_name,
        trim(infix) as infix,
        case when infix = '' then coalesce(substring(name from '^\S+\s+(\S.*)$'), name)
            else trim(substr(name, at + length(infix))) end as surname
    from (
        select id, name, at,
            case when at = 0 then ''
                else substring(substr(name, at) from '^((?:\s*(?:aan|bij|de|den|der|het|in|op|te|ten|ter|van|von|''s|''t)\s+)+)') end as infix
        from (
            select id, name, regexp_instr(name,
                '(^|\s)(aan|bij|de|den|der|het|in|op|te|ten|ter|van|von|''s|''t)\s+\S') as at
            from colleague) found) parts) split
where split.id = colleague.id;

alter table colleague
    drop column number,
    add constraint colleague_numbers check (
        array_to_string(numbers, ' ') ~ '^(\+[1-9][0-9]{6,14}( \+[1-9][0-9]{6,14})*)?$'
        and cardinality(numbers) = cardinality(kinds)),
    add constraint colleague_kinds check (kinds <@ array['DIRECT', 'MOBILE', 'LANDLINE', 'SHARED', 'OTHER']),
    add constraint colleague_user foreign key (organisation_id, user_id) references app_user (organisation_id, id)
        on delete set null (user_id),
    add constraint colleague_key check (source = '' or external_key <> '');
create unique index colleague_of_key on colleague (organisation_id, source, external_key) where external_key <> '';
create unique index colleague_of_user on colleague (organisation_id, user_id);
