package nl.balie.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.contacts.RecordingGround;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.database.Persistently;
import nl.balie.database.Tenancy;
import nl.balie.telephony.RecordingSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The recordings of an organisation. Within {@link Tenancy}, unless an operation says otherwise. */
@Component
public class Recordings {
    private static final Logger log = LoggerFactory.getLogger(Recordings.class);
    private static final String COLUMNS =
            "id, contact_id, started_at, bytes, ground, started_by, customer_number, queue, agent_ids, agents";
    private static final Listed LISTED = new Listed(
            "select " + COLUMNS + " from recording where state = 'KEPT'"
                    + " and (:from::timestamptz is null or started_at >= :from)"
                    + " and (:until::timestamptz is null or started_at < :until)"
                    + " and (:fromTime::time is null or (started_at at time zone :zone)::time >= :fromTime)"
                    + " and (:untilTime::time is null or (started_at at time zone :zone)::time < :untilTime)"
                    + " and (:queue = '' or queue = :queue)",
            "customer_number, agents, queue",
            "customer_number",
            "started_at desc, id desc");

    private final JdbcClient database;
    private final Contacts contacts;
    private final Facts facts;
    private final AuditLog audit;
    private final Tenancy tenancy;
    private final RecordingKeys keys;
    private final RecordingStore store;

    Recordings(
            JdbcClient database,
            Contacts contacts,
            Facts facts,
            AuditLog audit,
            Tenancy tenancy,
            RecordingKeys keys,
            RecordingStore store) {
        this.database = database;
        this.contacts = contacts;
        this.facts = facts;
        this.audit = audit;
        this.tenancy = tenancy;
        this.keys = keys;
        this.store = store;
    }

    /** A recording that begins, and where its sound is to go. */
    public record Begun(UUID id, RecordingSink sink) {}

    /**
     * Begins one.
     *
     * @param startedBy null for central recording
     * @param agent who speaks with the customer
     * @throws UncheckedIOException when there is no place for its sound
     */
    public Begun begin(
            UUID contact,
            Ground ground,
            @Nullable UUID startedBy,
            String queue,
            UUID agent,
            String agentName,
            Instant at) {
        String organisation = tenancy.current();
        UUID id = UUID.randomUUID();
        RecordingKeys.Key key = keys.fresh(id);
        database.sql("insert into recording (id, organisation_id, contact_id, started_at, ground, started_by,"
                        + " customer_number, queue, agent_ids, agents, sealed_key)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, array[?::uuid], ?, ?)")
                .params(Arrays.asList(
                        id,
                        organisation,
                        contact,
                        Timestamp.from(at),
                        ground.name(),
                        startedBy,
                        customer(contact),
                        queue,
                        agent,
                        agentName,
                        key.sealed()))
                .update();
        facts.record(contact, new Fact.RecordingStarted(ground(ground), startedBy), at);
        SealedSound sound = new SealedSound(store, organisation, id, key.bytes());
        try {
            RecordingStore.Out out = store.create(organisation, id);
            return new Begun(id, new RecordingWriter(sound, out, bytes -> ended(organisation, id, bytes)));
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    private @Nullable String customer(UUID contact) {
        Contact known = contacts.find(contact).orElseThrow();
        return known.direction() == Contact.Direction.INBOUND ? known.from() : known.to();
    }

    private static RecordingGround ground(Ground ground) {
        return switch (ground) {
            case CONSENT -> RecordingGround.CONSENT;
            case AD_HOC -> RecordingGround.AD_HOC;
            case SUPERVISOR -> RecordingGround.SUPERVISOR;
        };
    }

    /** However long the database is away; needs no tenancy. */
    private void ended(String organisation, UUID id, long bytes) {
        Persistently.run(
                "the end of recording " + id,
                () -> tenancy.in(organisation, () -> {
                    Optional<UUID> contact = database.sql(
                                    "select contact_id from recording where id = ? and state = 'RUNNING'")
                            .param(id)
                            .query(UUID.class)
                            .optional();
                    if (contact.isEmpty()) {
                        return;
                    }
                    if (bytes == 0) {
                        forget(id);
                    } else {
                        database.sql("update recording set state = 'KEPT', bytes = ? where id = ?")
                                .params(bytes, id)
                                .update();
                    }
                    Recording kept = find(id).orElse(null);
                    facts.record(contact.get(), new Fact.RecordingEnded(kept == null ? Duration.ZERO : kept.length()));
                }));
    }

    /** Another agent speaks in it too. */
    public void joins(UUID id, UUID agent, String name) {
        database.sql("update recording set agent_ids = agent_ids || ?::uuid, agents = agents || ', ' || ?"
                        + " where id = ? and not ?::uuid = any(agent_ids)")
                .params(agent, name, id, agent)
                .update();
    }

    /** Ends those that an interruption of Balie broke off, with what there is of them. Needs no tenancy. */
    public void endBrokenOff() {
        for (String organisation : tenancy.organisations()) {
            List<UUID> brokenOff = tenancy.read(
                    organisation,
                    () -> database.sql("select id from recording where state = 'RUNNING'")
                            .query(UUID.class)
                            .list());
            for (UUID id : brokenOff) {
                long bytes = tenancy.read(organisation, () -> mended(id));
                log.info("recording {} was broken off, {} bytes of it are kept", id, bytes);
                ended(organisation, id, bytes);
            }
        }
    }

    private long mended(UUID id) {
        try {
            return sealed(id).mend();
        } catch (IOException unreadable) {
            log.error("recording {} cannot be opened", id, unreadable);
            return 0;
        }
    }

    /** One that can be heard. */
    public Optional<Recording> find(UUID id) {
        return database.sql("select " + COLUMNS + " from recording where id = ? and state = 'KEPT'")
                .param(id)
                .query(Recordings::recording)
                .optional();
    }

    /** Those of a contact that can be heard, in order. */
    public List<Recording> of(UUID contact) {
        return database.sql("select " + COLUMNS
                        + " from recording where contact_id = ? and state = 'KEPT' order by started_at")
                .param(contact)
                .query(Recordings::recording)
                .list();
    }

    /** A page of those that can be heard, newest first. */
    public ListPage<Recording> list(RecordingSearch search) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("from", timestamp(search.from()));
        parameters.put("until", timestamp(search.until()));
        parameters.put("fromTime", search.fromTime());
        parameters.put("untilTime", search.untilTime());
        parameters.put("zone", search.zone().getId());
        parameters.put("queue", search.queue());
        return LISTED.page(
                database,
                new ListQuery(search.words(), search.page()),
                parameters,
                found -> found.query(Recordings::recording).list());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    /**
     * Its sound, a WAV file with the customer on the left and the agents on the right; read after this, without a
     * transaction. Reading fails with {@link BrokenRecordingException} where it is not what was recorded.
     *
     * @throws BrokenRecordingException when its key cannot be opened
     */
    public Resource sound(Recording recording) throws BrokenRecordingException {
        Long bytes = recording.bytes();
        if (bytes == null) {
            throw new IllegalArgumentException("it is still being written");
        }
        SealedSound sound = sealed(recording.id());
        return new RecordingSound("opname-" + recording.id(), bytes, sound);
    }

    /** Whether all of its sound can be opened; reads it to its end. */
    public boolean isWhole(Recording recording) {
        try (InputStream all = sound(recording).getInputStream()) {
            return all.transferTo(OutputStream.nullOutputStream()) > 0;
        } catch (IOException broken) {
            log.error("recording {} cannot be heard", recording.id(), broken);
            return false;
        }
    }

    private SealedSound sealed(UUID id) throws BrokenRecordingException {
        byte[] sealed = database.sql("select sealed_key from recording where id = ?")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .single();
        return new SealedSound(store, tenancy.current(), id, keys.open(id, sealed));
    }

    /** Erases one for a reason that the audit log keeps: its key, and then its sound. */
    public void erase(Recording recording, String reason) {
        audit.record("recording-erased", "opname " + recording.id(), Map.of("reason", reason));
        forget(recording.id());
    }

    /** Erases those that began before this moment; how many that were. */
    int eraseBefore(Instant moment) {
        List<UUID> old = database.sql("select id from recording where state = 'KEPT' and started_at < ?")
                .param(Timestamp.from(moment))
                .query(UUID.class)
                .list();
        old.forEach(this::forget);
        return old.size();
    }

    private void forget(UUID id) {
        String organisation = tenancy.current();
        database.sql("delete from recording where id = ?").param(id).update();
        tenancy.afterCommit(() -> {
            try {
                store.delete(organisation, id);
            } catch (IOException stays) {
                log.error("the file of recording {} stays, which nobody can open any more", id, stays);
            }
        });
    }

    private static Recording recording(ResultSet row, int number) throws SQLException {
        long bytes = row.getLong("bytes");
        return new Recording(
                row.getObject("id", UUID.class),
                row.getObject("contact_id", UUID.class),
                row.getTimestamp("started_at").toInstant(),
                bytes == 0 ? null : bytes,
                Ground.valueOf(row.getString("ground")),
                row.getObject("started_by", UUID.class),
                row.getString("customer_number"),
                row.getString("queue"),
                List.of((UUID[]) row.getArray("agent_ids").getArray()),
                row.getString("agents"));
    }
}
