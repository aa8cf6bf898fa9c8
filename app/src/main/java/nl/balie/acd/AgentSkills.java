package nl.balie.acd;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.acd.AgentState.Group;
import nl.balie.contacts.Contacts;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import nl.balie.people.AgentWork;
import nl.balie.people.People;
import nl.balie.queues.SkillGroups;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who serves which skill groups (requirement 2.2.21). Call its operations within {@link nl.balie.database.Tenancy}. */
@Component
public class AgentSkills implements AgentWork, Uses {
    private static final String SELECT =
            "select user_id as userId, skill_group_id as skillGroupId, available from agent_skill";

    private final JdbcClient jdbc;
    private final SkillGroups groups;
    private final People people;
    private final Contacts contacts;

    AgentSkills(JdbcClient jdbc, SkillGroups groups, People people, Contacts contacts) {
        this.jdbc = jdbc;
        this.groups = groups;
        this.people = people;
        this.contacts = contacts;
    }

    private record Skill(UUID userId, UUID skillGroupId, boolean available) {}

    /** The ids of the skill groups that this agent serves, whether he takes part in them now or not. */
    public Set<UUID> of(UUID agent) {
        return skillGroupsOf(Set.of(agent)).getOrDefault(agent, Set.of());
    }

    /** The groups of every agent who has any, by name. */
    Map<UUID, List<Group>> everybody() {
        return named(jdbc.sql(SELECT).query(Skill.class).list());
    }

    /** The groups of one agent, by name. */
    List<Group> groupsOf(UUID agent) {
        return named(jdbc.sql(SELECT + " where user_id = ?")
                        .param(agent)
                        .query(Skill.class)
                        .list())
                .getOrDefault(agent, List.of());
    }

    private Map<UUID, List<Group>> named(List<Skill> skills) {
        Map<UUID, List<Skill>> byGroup = skills.stream().collect(Collectors.groupingBy(Skill::skillGroupId));
        Map<UUID, List<Group>> byAgent = new HashMap<>();
        groups.names(byGroup.keySet())
                .forEach((id, name) -> byGroup.getOrDefault(id, List.of())
                        .forEach(skill -> byAgent.computeIfAbsent(skill.userId, agent -> new ArrayList<>())
                                .add(new Group(id, name, skill.available))));
        return byAgent;
    }

    @Override
    public Map<UUID, String> skillGroups() {
        Map<UUID, String> names = new LinkedHashMap<>();
        groups.all().forEach(group -> names.put(group.id(), group.name()));
        return names;
    }

    @Override
    public Map<UUID, Set<UUID>> skillGroupsOf(Collection<UUID> users) {
        Map<UUID, Set<UUID>> skills = new HashMap<>();
        if (!users.isEmpty()) {
            jdbc.sql(SELECT + " where user_id = any(?)")
                    .param(users.toArray(UUID[]::new))
                    .query(Skill.class)
                    .list()
                    .forEach(skill -> skills.computeIfAbsent(skill.userId, user -> new HashSet<>())
                            .add(skill.skillGroupId));
        }
        return skills;
    }

    @Override
    public void setSkillGroups(UUID user, Collection<UUID> groups) {
        UUID[] chosen = groups.toArray(UUID[]::new);
        jdbc.sql("delete from agent_skill where user_id = ? and not skill_group_id = any(?)")
                .params(user, chosen)
                .update();
        jdbc.sql("insert into agent_skill (organisation_id, user_id, skill_group_id)"
                        + " select current_setting('balie.organisation'), ?, unnest(?) on conflict do nothing")
                .params(user, chosen)
                .update();
    }

    @Override
    public boolean hasHistory(UUID user) {
        return contacts.hadAny(user)
                || jdbc.sql("""
                        select exists (select 1 from agent_event where user_id = :id)
                            or exists (select 1 from offer where user_id = :id)
                        """).param("id", user).query(Boolean.class).single();
    }

    @Override
    public List<Use> of(Thing thing) {
        if (thing.kind() != Thing.Kind.SKILL_GROUP) {
            return List.of();
        }
        List<UUID> agents = jdbc.sql("select user_id from agent_skill where skill_group_id = ?")
                .param(thing.id())
                .query(UUID.class)
                .list();
        return people.of(agents).values().stream()
                .map(agent -> new Use(Use.Kind.AGENT, agent.displayName()))
                .toList();
    }
}
