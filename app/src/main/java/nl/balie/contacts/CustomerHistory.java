package nl.balie.contacts;

import java.time.Instant;
import java.util.List;
import nl.balie.database.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was before with the customer of a contact. Within {@link Tenancy}. */
@Component
public class CustomerHistory {
    /** Its address as index contact_of_customer has it. */
    static final String BEFORE = "select " + Contacts.COLUMNS + " from contact where organisation_id = :organisation"
            + " and (case when direction = 'OUTBOUND' then to_address else from_address end) = :customer"
            + " and started_at >= :since and started_at <= :until and id <> :id"
            + " order by started_at desc, id desc limit :most";

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    CustomerHistory(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    /**
     * Contacts of whatever channel with the same address that began before this one, newest first; none when its customer is
     * not known.
     *
     * @param since no contact that began before
     * @param most how many at most, from 1
     */
    public List<Contact> before(Contact contact, Instant since, int most) {
        String customer = contact.customer();
        return customer == null
                ? List.of()
                : jdbc.sql(BEFORE)
                        .param("organisation", tenancy.current())
                        .param("customer", customer)
                        .param("since", Timeline.timestamp(since))
                        .param("until", Timeline.timestamp(contact.startedAt()))
                        .param("id", contact.id())
                        .param("most", most)
                        .query(Contacts::contact)
                        .list();
    }
}
