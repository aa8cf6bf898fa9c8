package nl.balie.acd;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import nl.balie.audit.AuditLog;
import nl.balie.calls.CallRecords;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.pages.WhereUsed;
import nl.balie.people.People;
import nl.balie.queues.Queue;
import nl.balie.queues.Queue.Kind;
import nl.balie.queues.Queues;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queues and agents on a real database of their own; the phones are the only thing that is played. */
final class AcdFixture implements AutoCloseable {
    static final String ORGANISATION = "waterstad";

    private final TestDatabase database;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final JdbcClient owner;

    private final JdbcClient jdbc;

    final Agents agents;
    final Queueing queueing;
    final Offers offers;
    final Consultations consultations;
    final MissedOffers missed;
    final Contacts contacts;
    final CallRecords calls;
    final Organisations organisations;
    final WaitingLine line;
    final QueueBoard board;
    final Tenancy tenancy;
    final Agency phones;
    final Agency desks;
    final Told told;

    AcdFixture() {
        this(TestDatabase.fresh());
        owner.sql("insert into organisation (id, name, wrap_up_seconds) values (?, 'Gemeente Waterstad', 60)")
                .param(ORGANISATION)
                .update();
    }

    private AcdFixture(TestDatabase database) {
        this.database = database;
        owner = JdbcClient.create(database.owner());
        context.registerBean(DataSource.class, database::app);
        context.registerBean(Tenancy.class, database::tenancy);
        context.register(Wiring.class, CallRecords.class, People.class, WhereUsed.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        agents = context.getBean(Agents.class);
        queueing = context.getBean(Queueing.class);
        offers = context.getBean(Offers.class);
        consultations = context.getBean(Consultations.class);
        missed = context.getBean(MissedOffers.class);
        contacts = context.getBean(Contacts.class);
        calls = context.getBean(CallRecords.class);
        organisations = context.getBean(Organisations.class);
        line = context.getBean(WaitingLine.class);
        board = context.getBean(QueueBoard.class);
        tenancy = context.getBean(Tenancy.class);
        phones = context.getBean("phones", Agency.class);
        desks = context.getBean("desks", Agency.class);
        told = context.getBean(Told.class);
    }

    /** Another start of Balie on the same database, as after a kill: nothing was told to it, and its memory is empty. */
    AcdFixture killedAndStarted() {
        AcdFixture next = new AcdFixture(database);
        next.context.getBean(Recovery.class).afterStart();
        return next;
    }

    JdbcClient owner() {
        return owner;
    }

    /** Called otherwise than any queue, so that one name cannot stand where the other belongs. */
    UUID group(String name) {
        return owner.sql("insert into skill_group (organisation_id, name) values (?, ?) returning id")
                .params(ORGANISATION, "Team " + name)
                .query(UUID.class)
                .single();
    }

    Queue queue(String name, UUID group, int priority) {
        UUID id = owner.sql("insert into queue (organisation_id, name, skill_group_id, priority) values (?, ?, ?, ?)"
                        + " returning id")
                .params(ORGANISATION, name, group, priority)
                .query(UUID.class)
                .single();
        String team = owner.sql("select name from skill_group where id = ?")
                .param(group)
                .query(String.class)
                .single();
        return new Queue(id, name, Kind.EXTERNAL, group, team, priority, "", true, null);
    }

    /** A queue of tasks. */
    Queue taskQueue(String name, UUID group, int priority) {
        Queue queue = queue(name, group, priority);
        owner.sql("update queue set channel = 'TASK' where id = ?")
                .param(queue.id())
                .update();
        return queue;
    }

    UUID agent(String username, UUID... groups) {
        UUID id = owner.sql(
                        "insert into app_user (organisation_id, username, display_name) values (?, ?, ?) returning id")
                .params(ORGANISATION, username, username)
                .query(UUID.class)
                .single();
        owner.sql("insert into user_role (organisation_id, user_id, role) values (?, ?, 'AGENT')")
                .params(ORGANISATION, id)
                .update();
        for (UUID group : groups) {
            owner.sql("insert into agent_skill (organisation_id, user_id, skill_group_id) values (?, ?, ?)")
                    .params(ORGANISATION, id, group)
                    .update();
        }
        return id;
    }

    void wrapUpOf(UUID agent, int seconds) {
        owner.sql("update app_user set wrap_up_seconds = ? where id = ?")
                .params(seconds, agent)
                .update();
    }

    UUID call() {
        return tenancy.in(ORGANISATION, () -> calls.arrived("+31612345678", "+31990001001", "node1", Instant.now()));
    }

    UUID task() {
        return tenancy.in(ORGANISATION, () -> contacts.arrived(Channel.TASK, "Balie", null, Instant.now()));
    }

    UUID taskInto(Queue queue, int priority) {
        UUID contact = task();
        queueing.enter(ORGANISATION, contact, queue, priority);
        return contact;
    }

    void capacityOf(UUID agent, @Nullable Integer calls, @Nullable Integer tasks, @Nullable Integer total) {
        owner.sql("update app_user set call_capacity = ?, task_capacity = ?, total_capacity = ? where id = ?")
                .params(calls, tasks, total, agent)
                .update();
    }

    UUID callInto(Queue queue, int priority) {
        UUID contact = call();
        queueing.enter(ORGANISATION, contact, queue, priority);
        return contact;
    }

    void available(UUID agent) {
        agents.present(ORGANISATION, agent, Presence.AVAILABLE, null);
    }

    /** Within the organisation's work: the contacts that wait. */
    Set<UUID> waiting() {
        return Set.copyOf(jdbc.sql("select contact_id from waiting_contact")
                .query(UUID.class)
                .list());
    }

    /** Within the organisation's work: what waits, with its live offer; twice when it has two. */
    List<AcdPromises.Waiting> waitingLines() {
        return jdbc.sql("select w.contact_id, w.channel, w.skill_group_id, w.priority, w.place, w.offered, o.id,"
                        + " o.user_id from waiting_contact w left join offer o on o.contact_id = w.contact_id and"
                        + " o.ended_at is null")
                .query((row, number) -> new AcdPromises.Waiting(
                        row.getObject(1, UUID.class),
                        Channel.valueOf(row.getString(2)),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        row.getLong(5),
                        row.getBoolean(6),
                        row.getObject(7, UUID.class),
                        row.getObject(8, UUID.class)))
                .list();
    }

    /** Within the organisation's work: the agents with what they have and can have. */
    List<AcdPromises.Agent> agentsWithRoom() {
        return jdbc.sql("""
            select u.id, coalesce(s.presence = 'AVAILABLE', false),
                array(select k.skill_group_id from agent_skill k where k.user_id = u.id and k.available),
                (select count(*) from agent_contact a where a.user_id = u.id and a.channel = 'VOICE'),
                (select count(*) from agent_contact a where a.user_id = u.id and a.channel = 'TASK'),
                coalesce(u.call_capacity, o.call_capacity), coalesce(u.task_capacity, o.task_capacity),
                coalesce(u.total_capacity, o.total_capacity)
            from app_user u join organisation o on o.id = u.organisation_id
            left join agent_state s on s.user_id = u.id
            """)
                .query((row, number) -> new AcdPromises.Agent(
                        row.getObject(1, UUID.class),
                        row.getBoolean(2),
                        Set.of((UUID[]) row.getArray(3).getArray()),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getInt(8)))
                .list();
    }

    /** Nothing waits, nobody has anything and nobody is there, as at the beginning. */
    void empty() {
        owner.sql("delete from offer; delete from waiting_contact; delete from agent_contact; delete from agent_state")
                .update();
    }

    void accept(Offer offer) {
        offers.accepted(ORGANISATION, offer.id(), Instant.now());
    }

    Contact contact(UUID id) {
        return tenancy.in(ORGANISATION, () -> contacts.find(id)).orElseThrow();
    }

    void end(UUID contact) {
        queueing.end(ORGANISATION, contact, Result.HANDLED, Instant.now(), EndCause.CALLER);
    }

    AgentState state(UUID agent) {
        return agents.find(ORGANISATION, agent).orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not marked as a configuration, so that other tests' scans pass it over. */
    @ComponentScan(
            basePackageClasses = {Queueing.class, Contacts.class, Organisations.class, AuditLog.class, Queues.class},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {".*\\.web\\..*", ".*\\.FirstStart"}))
    static class Wiring {
        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }

        @Bean
        ObjectMapper objectMapper() {
            return new ObjectMapper();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Agency phones() {
            return new Agency(Channel.VOICE);
        }

        @Bean
        Agency desks() {
            return new Agency(Channel.TASK);
        }

        /** Of calls, whose media is gone; tasks go on without anybody who says so. */
        @Bean
        ChannelRecovery callRecovery(CallRecords calls) {
            return new ChannelRecovery() {
                @Override
                public Channel channel() {
                    return Channel.VOICE;
                }

                @Override
                public List<UUID> interrupted() {
                    return calls.openOn("node1");
                }

                @Override
                public boolean keepsItsPlace(Contact contact) {
                    return false;
                }

                @Override
                public void ended(Contact contact) {
                    // no flow leads it here
                }
            };
        }

        @Bean
        Told told() {
            return new Told();
        }
    }
}
