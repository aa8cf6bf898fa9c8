package nl.balie.acd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Fact.OfferCause;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.tenants.Organisations;
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
     * Looks at the head of the line of each group and channel for which an agent has room, so its cost follows the agents who
     * have. An agent who has fewer contacts comes before one who has more.
     */
    private static final String BEST = """
            with room as materialized (
                select s.user_id, s.idle_since, u.username, u.display_name, h.contacts, c.channel
                from agent_state s join app_user u on u.id = s.user_id
                cross join lateral (select count(*) as contacts, count(*) filter (where channel = 'VOICE') as calls,
                        count(*) filter (where channel = 'TASK') as tasks
                    from agent_contact where user_id = s.user_id) h
                cross join lateral (values ('VOICE', h.calls, coalesce(u.call_capacity, :calls)),
                        ('TASK', h.tasks, coalesce(u.task_capacity, :tasks))) c (channel, had, most)
                where s.presence = 'AVAILABLE' and u.active and h.contacts < coalesce(u.total_capacity, :total)
                    and c.had < c.most and c.channel = any(:open)
            )
            select w.contact_id, w.channel, q.name as queue, a.user_id, a.username, a.display_name
            from (select distinct k.skill_group_id, r.channel
                  from room r join agent_skill k on k.user_id = r.user_id where k.available) g
            join lateral (select contact_id, queue_id, channel, priority, place from waiting_contact
                  where skill_group_id = g.skill_group_id and channel = g.channel and not offered and not paused
                  order by priority desc, place limit 1) w on true
            join lateral (select r.user_id, r.username, r.display_name
                  from room r join agent_skill k on k.user_id = r.user_id
                  where k.skill_group_id = g.skill_group_id and k.available and r.channel = g.channel
                  order by r.contacts, r.idle_since, r.user_id limit 1) a on true
            join queue q on q.id = w.queue_id
            order by w.priority desc, w.place limit 1
            """;

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Organisations organisations;
    private final Facts facts;
    private final AgentStates states;
    private final Clock clock;

    Matching(
            JdbcClient jdbc,
            Tenancy tenancy,
            Organisations organisations,
            Facts facts,
            AgentStates states,
            Clock clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.organisations = organisations;
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
        List<Offer> offers = new ArrayList<>();
        if (open.isEmpty()) {
            return offers;
        }
        Room room = room();
        Optional<Offer> next = offerBest(open, room);
        while (next.isPresent()) {
            offers.add(next.get());
            next = offerBest(open, room);
        }
        return offers;
    }

    /** What agents without numbers of their own can have at once. */
    Room room() {
        return new Room(organisations.current().capacity());
    }

    private Optional<Offer> offerBest(Set<Channel> open, Room room) {
        return jdbc.sql(BEST)
                .param("calls", room.of(Channel.VOICE))
                .param("tasks", room.of(Channel.TASK))
                .param("total", room.total())
                .param("open", open.stream().map(Channel::name).toArray(String[]::new))
                .query(this::pair)
                .optional()
                .map(pair -> offer(pair, OfferCause.LONGEST_FREE));
    }

    /** Offers a waiting contact to this agent, who asked for it; the offer is not delivered yet. */
    Offer offer(UUID contact, UUID agent) {
        Pair pair = jdbc.sql("""
                        select w.contact_id, w.channel, q.name as queue, u.id as user_id, u.username, u.display_name
                        from waiting_contact w join queue q on q.id = w.queue_id cross join app_user u
                        where w.contact_id = ? and u.id = ?
                        """).params(contact, agent).query(this::pair).single();
        return offer(pair, OfferCause.ASKED_FOR);
    }

    private Offer offer(Pair pair, OfferCause cause) {
        Instant now = clock.instant();
        Duration timeout = organisations.current().answerTimeout();
        Instant expires = now.plus(timeout);
        UUID id = jdbc.sql("insert into offer (organisation_id, contact_id, user_id, offered_at, expires_at)"
                        + " values (?, ?, ?, ?, ?) returning id")
                .params(tenancy.current(), pair.contact, pair.agent, at(now), at(expires))
                .query(UUID.class)
                .single();
        jdbc.sql("update waiting_contact set offered = true where contact_id = ?")
                .param(pair.contact)
                .update();
        states.offered(pair.agent, pair.contact, pair.channel);
        facts.record(pair.contact, new Fact.Offered(pair.agent, cause), now);
        return new Offer(
                id,
                tenancy.current(),
                pair.contact,
                pair.channel,
                pair.agent,
                pair.username,
                pair.name,
                pair.queue,
                now,
                expires);
    }

    private Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(
                row.getObject("contact_id", UUID.class),
                Channel.valueOf(row.getString("channel")),
                row.getString("queue"),
                row.getObject("user_id", UUID.class),
                row.getString("username"),
                row.getString("display_name"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Pair(UUID contact, Channel channel, String queue, UUID agent, String username, String name) {}
}
