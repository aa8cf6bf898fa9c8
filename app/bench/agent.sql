-- One agent of Burgerzaken in Waterstad, with a phone and without wrap-up. ? = name, H(A1) in MD5 and in SHA-256.
with person as (
    insert into app_user (organisation_id, username, display_name, phone_ha1_md5, phone_ha1_sha256, wrap_up_seconds)
    select 'waterstad', name, 'Proef ' || name, md5, sha256, 0
    from (values (?, ?, ?)) as given(name, md5, sha256)
    on conflict (username) do nothing
    returning id
), agent as (
    insert into user_role (organisation_id, user_id, role) select 'waterstad', id, 'AGENT' from person
)
insert into agent_skill (organisation_id, user_id, skill_group_id)
select 'waterstad', person.id, skill_group.id from person, skill_group
where skill_group.organisation_id = 'waterstad' and skill_group.name = 'Team Burgerzaken'
