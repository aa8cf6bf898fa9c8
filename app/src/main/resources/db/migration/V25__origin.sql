-- From outside, from a phone of the organisation's own, or back from somebody who did not take it (requirement 2.3.2).
alter table contact
    add column origin text not null default 'EXTERNAL' check (origin in ('EXTERNAL', 'INTERNAL', 'FALLBACK'));
update contact set origin = 'FALLBACK'
    where id in (select contact_id from contact_event where type = 'FORWARDED');
