package nl.balie.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Fact.OfferCause;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.people.Agent;
import nl.balie.people.People;
import nl.balie.queues.Queues;
import nl.balie.tenants.Capacity;
import nl.balie.tenants.Organisation;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives waiting contacts to agents who have room for one more of their channel: the highest priority first, then first come
 * first served, and for each the agent who has been free longest (requirement 2.2.7). Runs under the organisation's lock
 * only, so that nobody's capacity is exceeded.
 */
@Component
class Matching {
    /**
     * Looks at the head of the line of each group and channel for which an agent may have room, so its cost follows the agents
     * who may: those with less than any agent can have. Mostly nobody waits, and then no agent is looked at. An agent who has
     * fewer contacts comes before one who has more.
     */
    private static final String CANDIDATES = """
        with free as materialized (
            select s.user_id, s.idle_since, h.contacts, c.channel, c.had
            from agent_state s
            cross join lateral (select count(*) as contacts, count(*) filter (where channel = 'VOICE') as calls,
                    count(*) filter (where channel = 'TASK') as tasks
                from agent_contact where user_id = s.user_id) h
            cross join lateral (values ('VOICE', h.calls, :calls), ('TASK', h.tasks, :tasks)) c (channel, had, most)
            where s.presence = 'AVAILABLE' and h.contacts < :total and c.had < c.most and c.channel = any(:open)
                and exists (select from waiting_contact where not offered and not paused)
        )
        select w.contact_id, w.channel, w.queue_id, f.user_id, f.had, f.contacts
        from (select distinct k.skill_group_id, f.channel
              from free f join agent_skill k on k.user_id = f.user_id where k.available) g
        join lateral (select contact_id, queue_id, channel, priority, place from waiting_contact
              where skill_group_id = g.skill_group_id and channel = g.channel and not offered and not paused
              order by priority desc, place limit 1) w on true
        join agent_skill k on k.skill_group_id = g.skill_group_id and k.available
        join free f on f.user_id = k.user_id and f.channel = g.channel
        order by w.priority desc, w.place, f.contacts, f.idle_since, f.user_id
        """;

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Organisations organisations;
    private final Queues queues;
    private final People people;
    private final Facts facts;
    private final AgentStates states;
    private final Clock clock;

    Matching(
            JdbcClient jdbc,
            Tenancy tenancy,
            Organisations organisations,
            Queues queues,
            People people,
            Facts facts,
            AgentStates states,
            Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.organisations = organisations;
        this.queues = queues;
        this.people = people;
        this.facts = facts;
        this.states = states;
        this.clock = clock;
    }

    /**
     * Offers as much as can be offered and returns the offers, which are not delivered yet.
     *
     * @param open the channels whose contacts can be offered now
     */
    List<Offer> match(Set<Channel> open) {
        if (open.isEmpty()) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>(handedOver(open));
        Map<UUID, Agent> known = new HashMap<>();
        Optional<Offer> next = offerBest(open, known);
        while (next.isPresent()) {
            offers.add(next.get());
            next = offerBest(open, known);
        }
        return offers;
    }

    /**
     * What an agent gave to another is offered to that one, or to the one who gave it when he has no room or did not take it; it
     * belongs to its queue when neither does.
     */
    private List<Offer> handedOver(Set<Channel> open) {
        List<Offer> offers = new ArrayList<>();
        Organisation organisation = organisations.current();
        Room room = new Room(organisation.capacity());
        for (Given given : given(open)) {
            UUID other = given.otherwise;
            if (!offers.addAll(offered(given.waiting, given.agent, organisation, room)) && other != null) {
                offers.addAll(offered(given.waiting, other, organisation, room));
                other = null;
            }
            jdbc.sql("update waiting_contact set for_agent = ?, return_to = null where contact_id = ?")
                    .params(other, given.waiting.contact)
                    .update();
        }
        return offers;
    }

    private List<Given> given(Set<Channel> open) {
        return jdbc.sql("select contact_id, channel, queue_id, for_agent, return_to from waiting_contact"
                        + " where for_agent is not null and not offered and channel = any(?)")
                .param(open.stream().map(Channel::name).toArray(String[]::new))
                .query((row, number) -> new Given(
                        waiting(row, number),
                        row.getObject("for_agent", UUID.class),
                        row.getObject("return_to", UUID.class)))
                .list();
    }

    private List<Offer> offered(Waiting waiting, UUID to, Organisation organisation, Room room) {
        Agent agent = people.of(Set.of(to)).get(to);
        return agent != null && states.hasRoom(agent, waiting.channel, room, waiting.contact)
                ? List.of(offer(waiting, agent, organisation, OfferCause.HANDED_OVER))
                : List.of();
    }

    /** @param known the agents who were asked about in this round; more are added to them */
    private Optional<Offer> offerBest(Set<Channel> open, Map<UUID, Agent> known) {
        List<Candidate> candidates = jdbc.sql(CANDIDATES)
                .param("calls", Capacity.MOST_CALLS)
                .param("tasks", Capacity.MOST_TASKS)
                .param("total", Capacity.MOST)
                .param("open", open.stream().map(Channel::name).toArray(String[]::new))
                .query(Matching::candidate)
                .list();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        known.putAll(people.of(candidates.stream()
                .map(Candidate::agent)
                .filter(agent -> !known.containsKey(agent))
                .collect(Collectors.toSet())));
        Organisation organisation = organisations.current();
        Room room = new Room(organisation.capacity());
        for (Candidate each : candidates) {
            Agent agent = known.get(each.agent);
            if (agent != null && room.isLeft(agent, each.waiting.channel, each.had, each.contacts)) {
                return Optional.of(offer(each.waiting, agent, organisation, OfferCause.LONGEST_FREE));
            }
        }
        return Optional.empty();
    }

    /**
     * Offers a waiting contact to this agent, who asked for it; the offer is not delivered yet.
     *
     * @param organisation whose tenancy this is
     */
    Offer offer(UUID contact, Agent agent, Organisation organisation) {
        Waiting waiting = jdbc.sql("select contact_id, channel, queue_id from waiting_contact where contact_id = ?")
                .param(contact)
                .query(Matching::waiting)
                .single();
        return offer(waiting, agent, organisation, OfferCause.ASKED_FOR);
    }

    private Offer offer(Waiting waiting, Agent agent, Organisation organisation, OfferCause cause) {
        Instant now = clock.instant();
        Instant expires = now.plus(organisation.answerTimeout());
        String queue = queues.names(Set.of(waiting.queue)).getOrDefault(waiting.queue, "");
        UUID id = jdbc.sql("insert into offer (organisation_id, contact_id, user_id, offered_at, expires_at, channel,"
                        + " queue_name, username, agent_name) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(
                        tenancy.current(),
                        waiting.contact,
                        agent.id(),
                        at(now),
                        at(expires),
                        waiting.channel.name(),
                        queue,
                        agent.username(),
                        agent.displayName())
                .query(UUID.class)
                .single();
        jdbc.sql("update waiting_contact set offered = true where contact_id = ?")
                .param(waiting.contact)
                .update();
        states.offered(agent.id(), waiting.contact, waiting.channel);
        facts.record(waiting.contact, new Fact.Offered(agent.id(), cause), now);
        return new Offer(
                id,
                tenancy.current(),
                waiting.contact,
                waiting.channel,
                agent.id(),
                agent.username(),
                agent.displayName(),
                queue,
                now,
                expires);
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getObject("contact_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getObject("queue_id", UUID.class));
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        return new Candidate(
                waiting(row, number), row.getObject("user_id", UUID.class), row.getInt("had"), row.getInt("contacts"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Waiting(UUID contact, Channel channel, UUID queue) {}

    /** Given by one agent to another. */
    private record Given(
            Waiting waiting, UUID agent, @Nullable UUID otherwise) {}

    /** Somebody who may be offered it: how many he has of its channel, and in all. */
    private record Candidate(Waiting waiting, UUID agent, int had, int contacts) {}
}
