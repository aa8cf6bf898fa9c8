-- What a browser has for its session stood here as it is; who read this table, or a copy of it, could be anybody. Its hash is
-- enough to find it, and those who are signed in stay so.
alter table page_session alter column session_id type text;
update page_session set session_id = encode(sha256(convert_to(rtrim(session_id), 'UTF8')), 'hex');
