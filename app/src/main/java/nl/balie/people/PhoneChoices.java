package nl.balie.people;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** At which of their devices users want to be rung. Read once, so that no call waits for the database; needs no tenancy. */
@Component
public class PhoneChoices {
    private static final Logger LOG = LoggerFactory.getLogger(PhoneChoices.class);

    private final JdbcClient database;
    private final Tenancy tenancy;
    private final ApplicationEventPublisher events;
    private volatile @Nullable Map<String, PhoneChoice> known;

    PhoneChoices(JdbcClient database, Tenancy tenancy, ApplicationEventPublisher events) {
        this.database = database;
        this.tenancy = tenancy;
        this.events = events;
    }

    private record Chosen(String username, PhoneChoice device) {}

    /** What a user chose, if ever. */
    public Optional<PhoneChoice> of(String username) {
        return Optional.ofNullable(known().get(username));
    }

    /** Has the user rung at this device from now on, until he chooses another one. */
    public void choose(SignedInUser user, PhoneChoice device) {
        tenancy.in(user.organisation(), () -> {
            database.sql("""
                insert into phone_choice (organisation_id, user_id, device)
                values (current_setting('balie.organisation'), ?, ?)
                on conflict (organisation_id, user_id) do update set device = excluded.device
                """).params(user.userId(), device.name()).update();
            tenancy.afterCommit(() -> {
                known().put(user.username(), device);
                events.publishEvent(new PhoneChosen(user.username()));
            });
        });
    }

    private Map<String, PhoneChoice> known() {
        Map<String, PhoneChoice> before = known;
        if (before != null) {
            return before;
        }
        Map<String, PhoneChoice> read = new ConcurrentHashMap<>();
        try {
            database.sql("select username, device from phone_choices()")
                    .query((row, number) ->
                            new Chosen(row.getString("username"), PhoneChoice.valueOf(row.getString("device"))))
                    .list()
                    .forEach(chosen -> read.put(chosen.username, chosen.device));
            known = read;
        } catch (DataAccessException away) {
            LOG.warn("the choices of devices cannot be read; any device is rung meanwhile", away);
        }
        return read;
    }
}
