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
import java.util.UUID;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Fact.OfferCause;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.tenants.Organisations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives waiting contacts to free agents: the highest priority first, then first come first served, and for each the agent
 * who has been free longest (requirement 2.2.7). Runs under the organisation's lock only.
 */
@Component
class Matching {
    /** Looks at the head of the line of each group that has a free agent, so its cost follows the free agents. */
    private static final String BEST = """
            select w.contact_id, q.name as queue, a.user_id, a.username, a.display_name
            from (select distinct k.skill_group_id
                  from agent_state s join agent_skill k on k.user_id = s.user_id
                  where s.presence = 'AVAILABLE' and s.activity = 'IDLE' and k.available) g
            join lateral (select contact_id, queue_id, priority, place from waiting_contact
                  where skill_group_id = g.skill_group_id and not offered and not paused
                  order by priority desc, place limit 1) w on true
            join lateral (select s.user_id, s.idle_since, u.username, u.display_name
                  from agent_skill k join agent_state s on s.user_id = k.user_id join app_user u on u.id = k.user_id
                  where k.skill_group_id = g.skill_group_id and k.available and u.active
                    and s.presence = 'AVAILABLE' and s.activity = 'IDLE'
                  order by s.idle_since, s.user_id limit 1) a on true
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

    /** Offers as much as can be offered and returns the offers, which are not delivered yet. */
    List<Offer> match() {
        List<Offer> offers = new ArrayList<>();
        Optional<Offer> next = offerBest();
        while (next.isPresent()) {
            offers.add(next.get());
            next = offerBest();
        }
        return offers;
    }

    private Optional<Offer> offerBest() {
        return jdbc.sql(BEST).query(this::pair).optional().map(pair -> offer(pair, OfferCause.LONGEST_FREE));
    }

    /** Offers a waiting contact to this agent, who asked for it; the offer is not delivered yet. */
    Offer offer(UUID contact, UUID agent) {
        Pair pair = jdbc.sql("""
                        select w.contact_id, q.name as queue, u.id as user_id, u.username, u.display_name
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
        states.become(pair.agent, Activity.OFFERED, pair.contact, null);
        facts.record(pair.contact, new Fact.Offered(pair.agent, cause), now);
        return new Offer(
                id, tenancy.current(), pair.contact, pair.agent, pair.username, pair.name, pair.queue, now, expires);
    }

    private Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(
                row.getObject("contact_id", UUID.class),
                row.getString("queue"),
                row.getObject("user_id", UUID.class),
                row.getString("username"),
                row.getString("display_name"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private record Pair(UUID contact, String queue, UUID agent, String username, String name) {}
}
