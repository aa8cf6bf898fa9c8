package nl.balie.acd;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.balie.database.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Offers that nobody took: they stay with their agent until he has read of them. */
@Component
public class MissedOffers {
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MissedOffers(Tenancy tenancy, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * What the agent has not read, newest first.
     *
     * @param newest the most of them
     */
    public List<MissedOffer> of(String organisation, UUID agent, int newest) {
        return tenancy.read(
                organisation,
                () -> jdbc.sql("select id, contact_id, queue_name, offered_at, outcome from offer"
                                + " where user_id = ? and unread order by offered_at desc, id desc limit ?")
                        .params(agent, newest)
                        .query((row, number) -> new MissedOffer(
                                row.getObject("id", UUID.class),
                                row.getObject("contact_id", UUID.class),
                                row.getString("queue_name"),
                                row.getObject("offered_at", OffsetDateTime.class)
                                        .toInstant(),
                                OfferOutcome.valueOf(row.getString("outcome"))))
                        .list());
    }

    /** How many the agent has not read. */
    public int number(String organisation, UUID agent) {
        return tenancy.read(
                organisation,
                () -> jdbc.sql("select count(*) from offer where user_id = ? and unread")
                        .param(agent)
                        .query(Integer.class)
                        .single());
    }

    /** The agent has read of these; those of others among them are left alone. */
    public void read(String organisation, UUID agent, Collection<UUID> offers) {
        tenancy.in(organisation, () -> {
            int read = jdbc.sql("update offer set unread = false where user_id = ? and id = any(?) and unread")
                    .params(agent, offers.toArray(UUID[]::new))
                    .update();
            if (read > 0) {
                changed(agent);
            }
            return read;
        });
    }

    /** Under the lock: this offer, which is closed, is for its agent to read. */
    void missed(Offer offer) {
        jdbc.sql("update offer set unread = true where id = ?")
                .param(offer.id())
                .update();
    }

    /** Under the lock: the agent has the contact after all, so that there is nothing to tell him about it. */
    void made(UUID agent, UUID contact) {
        jdbc.sql("update offer set unread = false where user_id = ? and contact_id = ? and unread")
                .params(agent, contact)
                .update();
    }

    /** Under the lock: what those who missed this contact read about it is other than before. */
    void wentOn(UUID contact) {
        jdbc.sql("select distinct user_id from offer where contact_id = ? and unread")
                .param(contact)
                .query(UUID.class)
                .list()
                .forEach(this::changed);
    }

    private void changed(UUID agent) {
        String organisation = tenancy.current();
        tenancy.afterCommit(() -> events.publishEvent(new AgentChanged(organisation, agent)));
    }
}
