package nl.balie.acd;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import nl.balie.audit.AuditLog;
import nl.balie.calls.CallRecords;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.queues.Queue;
import nl.balie.queues.Queue.Kind;
import nl.balie.tenants.Organisations;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Queues and agents on a real database of their own; the phones are the only thing that is played. */
final class AcdFixture implements AutoCloseable {
    static final String ORGANISATION = "waterstad";

    private final TestDatabase database = TestDatabase.fresh();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    final Agents agents;
    final Queueing queueing;
    final Offers offers;
    final Contacts contacts;
    final CallRecords calls;
    final Tenancy tenancy;
    final Phones phones;
    final Told told;

    AcdFixture() {
        context.registerBean(DataSource.class, database::app);
        context.registerBean(Tenancy.class, database::tenancy);
        context.register(Wiring.class, CallRecords.class);
        context.refresh();
        agents = context.getBean(Agents.class);
        queueing = context.getBean(Queueing.class);
        offers = context.getBean(Offers.class);
        contacts = context.getBean(Contacts.class);
        calls = context.getBean(CallRecords.class);
        tenancy = context.getBean(Tenancy.class);
        phones = context.getBean(Phones.class);
        told = context.getBean(Told.class);
        owner.sql("insert into organisation (id, name, wrap_up_seconds) values (?, 'Gemeente Waterstad', 60)")
                .param(ORGANISATION)
                .update();
    }

    JdbcClient owner() {
        return owner;
    }

    UUID group(String name) {
        return owner.sql("insert into skill_group (organisation_id, name) values (?, ?) returning id")
                .params(ORGANISATION, name)
                .query(UUID.class)
                .single();
    }

    Queue queue(String name, UUID group, int priority) {
        UUID id = owner.sql("insert into queue (organisation_id, name, skill_group_id, priority) values (?, ?, ?, ?)"
                        + " returning id")
                .params(ORGANISATION, name, group, priority)
                .query(UUID.class)
                .single();
        return new Queue(id, name, Kind.EXTERNAL, group, name, priority, "", true);
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

    UUID callInto(Queue queue, int priority) {
        UUID contact = call();
        queueing.enter(ORGANISATION, contact, queue, priority);
        return contact;
    }

    void available(UUID agent) {
        agents.present(ORGANISATION, agent, Presence.AVAILABLE, null);
    }

    void accept(Offer offer) {
        offers.accepted(ORGANISATION, offer.id(), Instant.now());
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

    /** What rings, in the order in which it came to ring. */
    static final class Phones implements OfferDelivery {
        final List<Offer> rang = new CopyOnWriteArrayList<>();
        final List<Offer> silenced = new CopyOnWriteArrayList<>();

        private final Semaphore rings = new Semaphore(0);

        @Override
        public void deliver(Offer offer) {
            rang.add(offer);
            rings.release();
        }

        /** Waits until so many offers have rung since the beginning. */
        void awaitRings(int count) throws InterruptedException {
            if (!rings.tryAcquire(count, 10, TimeUnit.SECONDS)) {
                throw new AssertionError("only " + rang.size() + " offers rang");
            }
        }

        @Override
        public void withdraw(Offer offer) {
            silenced.add(offer);
        }

        Offer last() {
            return rang.getLast();
        }

        List<UUID> contacts() {
            return rang.stream().map(Offer::contactId).toList();
        }

        List<UUID> agents() {
            return rang.stream().map(Offer::agentId).toList();
        }
    }

    /** The changes that were told, to be awaited. */
    static final class Told {
        private final BlockingQueue<AgentChanged> agents = new LinkedBlockingQueue<>();

        @EventListener
        void changed(AgentChanged event) {
            agents.add(event);
        }

        /** Forgets what was told up to now. */
        void forget() {
            agents.drainTo(new ArrayList<>());
        }

        void awaitChangeOf(UUID agent) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (true) {
                AgentChanged event = agents.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) {
                    throw new AssertionError("nothing changed for agent " + agent);
                }
                if (event.agentId().equals(agent)) {
                    return;
                }
            }
        }
    }

    /** Not marked as a configuration, so that other tests' scans pass it over. */
    @ComponentScan(
            basePackageClasses = {Queueing.class, Contacts.class, Organisations.class, AuditLog.class},
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
        Phones phones() {
            return new Phones();
        }

        @Bean
        Told told() {
            return new Told();
        }
    }
}
