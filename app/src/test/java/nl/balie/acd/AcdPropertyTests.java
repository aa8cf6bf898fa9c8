package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.queues.Queue;

/** The promises of the design's chapter on queue and agents, whatever happens in whatever order. */
class AcdPropertyTests {
    private static final AcdFixture ACD = new AcdFixture();
    private static final UUID DESK = ACD.group("Burgerzaken");
    private static final UUID TAXES = ACD.group("Belastingen");
    private static final List<Queue> QUEUES =
            List.of(ACD.queue("Burgerzaken", DESK, 0), ACD.queue("Spoed", DESK, 2), ACD.queue("Belastingen", TAXES, 0));
    private static final List<UUID> AGENTS = List.of(
            ACD.agent("a1", DESK), ACD.agent("a2", DESK, TAXES), ACD.agent("a3", TAXES), ACD.agent("a4", DESK, TAXES));

    private final Set<UUID> open = ConcurrentHashMap.newKeySet();

    @Property(tries = 8)
    void everyOrderOfEventsKeepsThePromises(@ForAll Random random) {
        for (int event = 0; event < 20; event++) {
            something(random);
            assertPromises();
        }
    }

    @Property(tries = 2)
    void manyAtOnceKeepThePromises(@ForAll long seed) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                Random random = new Random(seed + thread);
                running.add(threads.submit(() -> {
                    for (int event = 0; event < 20; event++) {
                        something(random);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        }

        assertPromises();
    }

    private void something(Random random) {
        UUID agent = AGENTS.get(random.nextInt(AGENTS.size()));
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> open.add(ACD.callInto(QUEUES.get(random.nextInt(QUEUES.size())), random.nextInt(3)));
            case 3, 4 -> ACD.available(agent);
            case 5 -> ACD.agents.present(ORGANISATION, agent, Presence.UNAVAILABLE, "Pauze");
            case 6 -> ACD.offers.of(ORGANISATION, agent).ifPresent(ACD::accept);
            case 7 -> ACD.offers.decline(ORGANISATION, agent);
            case 8 ->
                open.stream().skip(random.nextInt(open.size() + 1)).findFirst().ifPresent(this::end);
            default -> ACD.agents.endWrapUp(ORGANISATION, agent);
        }
    }

    private void end(UUID contact) {
        open.remove(contact);
        ACD.queueing.end(ORGANISATION, contact, Result.ABANDONED, Instant.now(), EndCause.CALLER);
    }

    private static void assertPromises() {
        assertThat(count(
                        "select count(*) from waiting_contact w where not w.offered and exists (select from agent_skill k"
                                + " join agent_state s on s.user_id = k.user_id where k.skill_group_id = w.skill_group_id"
                                + " and k.available and s.presence = 'AVAILABLE' and s.activity = 'IDLE')"))
                .as("contacts that wait while an agent who may serve them is free")
                .isZero();
        assertThat(count("select count(*) from (select contact_id from offer where ended_at is null group by contact_id"
                        + " having count(*) > 1) twice"))
                .as("contacts with more than one live offer")
                .isZero();
        assertThat(count("select count(*) from agent_state s where (s.activity = 'OFFERED') <> exists"
                        + " (select from offer o where o.user_id = s.user_id and o.ended_at is null)"))
                .as("agents who are offered without an offer, or the other way round")
                .isZero();
        assertThat(count("select count(*) from (select contact_id from agent_state where activity = 'IN_CONTACT'"
                        + " group by contact_id having count(*) > 1) shared"))
                .as("contacts with two agents")
                .isZero();
        assertThat(count("select count(*) from waiting_contact w join contact c on c.id = w.contact_id"
                        + " where c.ended_at is not null"))
                .as("ended contacts that still wait")
                .isZero();
        assertThat(count("select count(*) from waiting_contact w where w.offered <> exists"
                        + " (select from offer o where o.contact_id = w.contact_id and o.ended_at is null)"))
                .as("waiting contacts that are marked as offered without an offer, or the other way round")
                .isZero();
        assertThat(count("select count(*) from waiting_contact passed join waiting_contact served"
                        + " on served.skill_group_id = passed.skill_group_id join offer o on o.contact_id = served.contact_id"
                        + " and o.ended_at is null where not passed.offered and served.offered"
                        + " and passed.priority > served.priority and passed.queued_at < o.offered_at"
                        + " and not exists (select from offer earlier where earlier.contact_id = passed.contact_id)"))
                .as("contacts passed over by a lower priority")
                .isZero();
    }

    private static long count(String sql) {
        return ACD.owner().sql(sql).query(Long.class).single();
    }

    @AfterTry
    void leaveNothingBehind() {
        List.copyOf(open).forEach(this::end);
        AGENTS.forEach(agent -> {
            ACD.agents.endWrapUp(ORGANISATION, agent);
            ACD.agents.present(ORGANISATION, agent, Presence.SIGNED_OUT, null);
        });
    }

    @AfterContainer
    static void close() {
        ACD.close();
    }
}
