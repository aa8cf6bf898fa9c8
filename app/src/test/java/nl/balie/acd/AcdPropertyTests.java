package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import nl.balie.acd.AgentState.Handling;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Result;
import nl.balie.queues.Queue;

/**
 * The promises of the design's chapter on queue and agents, whatever happens in whatever order, with calls and tasks side by
 * side and agents of different capacity, on the real database.
 */
class AcdPropertyTests {
    private static final AcdFixture ACD = new AcdFixture();
    private static final UUID DESK = ACD.group("Burgerzaken");
    private static final UUID TAXES = ACD.group("Belastingen");
    private static final List<Queue> CALLS =
            List.of(ACD.queue("Burgerzaken", DESK, 0), ACD.queue("Spoed", DESK, 2), ACD.queue("Belastingen", TAXES, 0));
    private static final List<Queue> TASKS =
            List.of(ACD.taskQueue("Taken burgerzaken", DESK, 0), ACD.taskQueue("Taken belastingen", TAXES, 1));
    private static final List<UUID> AGENTS = List.of(
            ACD.agent("a1", DESK), ACD.agent("a2", DESK, TAXES), ACD.agent("a3", TAXES), ACD.agent("a4", DESK, TAXES));

    static {
        ACD.owner()
                .sql("update organisation set task_capacity = 2, total_capacity = 3, wrap_up_seconds = 3600")
                .update();
        ACD.capacityOf(AGENTS.get(2), null, null, 1);
        ACD.capacityOf(AGENTS.get(3), 0, 3, null);
        ACD.wrapUpOf(AGENTS.get(1), 0);
    }

    /** Each schedule is one transaction that is undone, so that a thousand of them cost seconds. */
    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void everyOrderOfEventsKeepsThePromises(@ForAll long seed) {
        assertThatThrownBy(() -> ACD.tenancy.in(ORGANISATION, () -> {
                    schedule(new Random(seed), 3 + (int) Math.floorMod(seed, 5L));
                    throw new Undone();
                }))
                .isInstanceOf(Undone.class);
    }

    private static void schedule(Random random, int events) {
        AcdPromises before = AcdPromises.now(ACD);
        for (int event = 0; event < events; event++) {
            String what = something(random);
            AcdPromises now = AcdPromises.now(ACD);
            now.assertKept(before, what);
            before = now;
        }
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void manyAtOnceKeepThePromises(@ForAll long seed) throws Exception {
        ACD.empty();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                Random random = new Random(seed + thread);
                running.add(threads.submit(() -> {
                    for (int event = 0; event < 2; event++) {
                        something(random);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get(60, TimeUnit.SECONDS);
            }
        }

        AcdPromises.now(ACD).assertKept();
    }

    private static String something(Random random) {
        UUID agent = AGENTS.get(random.nextInt(AGENTS.size()));
        int dice = random.nextInt(18);
        switch (dice) {
            case 0, 1, 2 -> ACD.callInto(CALLS.get(random.nextInt(CALLS.size())), random.nextInt(3));
            case 3, 4, 5 -> ACD.taskInto(TASKS.get(random.nextInt(TASKS.size())), random.nextInt(3));
            case 6, 7, 8 -> ACD.available(agent);
            case 9 -> ACD.agents.present(ORGANISATION, agent, Presence.UNAVAILABLE, "Pauze");
            case 10, 11 -> ACD.offers.of(ORGANISATION, agent).forEach(ACD::accept);
            case 12 ->
                ACD.offers.of(ORGANISATION, agent).stream()
                        .findFirst()
                        .ifPresent(offer -> ACD.offers.ended(
                                ORGANISATION,
                                offer.id(),
                                random.nextBoolean() ? OfferOutcome.DECLINED : OfferOutcome.NOT_ANSWERED));
            case 13 -> one(agent, random, contact -> ACD.offers.released(ORGANISATION, contact));
            case 14 -> one(agent, random, AcdPropertyTests::end);
            case 15 -> one(agent, random, contact -> ACD.agents.endWrapUp(ORGANISATION, agent, contact));
            case 16 ->
                ACD.state(agent).contacts().stream()
                        .filter(had -> had.activity() == Activity.IN_CONTACT)
                        .findFirst()
                        .ifPresent(had -> putBack(agent, had, random));
            default -> waiting().stream().findFirst().ifPresent(AcdPropertyTests::end);
        }
        return "event " + dice + " of agent " + agent;
    }

    private static void putBack(UUID agent, Handling had, Random random) {
        List<Queue> queues = switch (had.channel()) {
            case VOICE -> CALLS;
            case TASK -> TASKS;
        };
        ACD.queueing.putBack(
                ORGANISATION, had.contactId(), agent, queues.get(random.nextInt(queues.size())), random.nextBoolean());
    }

    private static void one(UUID agent, Random random, java.util.function.Consumer<UUID> act) {
        List<Handling> contacts = ACD.state(agent).contacts();
        if (!contacts.isEmpty()) {
            act.accept(contacts.get(random.nextInt(contacts.size())).contactId());
        }
    }

    private static Set<UUID> waiting() {
        return ACD.tenancy.in(ORGANISATION, () -> ACD.waiting());
    }

    private static void end(UUID contact) {
        ACD.queueing.end(ORGANISATION, contact, Result.ABANDONED, Instant.now(), EndCause.CALLER);
    }

    @AfterContainer
    static void close() {
        ACD.close();
    }

    /** Ends a schedule without a trace. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
