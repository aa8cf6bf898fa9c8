package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.contacts.Contact.Channel;
import org.jspecify.annotations.Nullable;

/** How queues and agents stand at a moment, and whether that is as the design promises. */
record AcdPromises(List<Waiting> waiting, List<Agent> agents) {
    /** @param offer that is live, or null */
    record Waiting(
            UUID contact,
            Channel channel,
            UUID group,
            int priority,
            long place,
            boolean offered,
            @Nullable UUID offer,
            @Nullable UUID offeredTo) {
        boolean free() {
            return !offered;
        }

        /** Whether it is to be served before the other. */
        boolean isBefore(Waiting other) {
            return priority > other.priority || priority == other.priority && place < other.place;
        }
    }

    record Agent(
            UUID id, boolean available, Set<UUID> groups, int calls, int tasks, int callRoom, int taskRoom, int room) {
        boolean hasRoomFor(Channel channel) {
            return calls + tasks < room && hasRoomOf(channel);
        }

        boolean hasRoomOf(Channel channel) {
            return switch (channel) {
                case VOICE -> calls < callRoom;
                case TASK -> tasks < taskRoom;
            };
        }

        boolean serves(Waiting contact) {
            return available && groups.contains(contact.group);
        }
    }

    static AcdPromises now(AcdFixture acd) {
        return acd.tenancy.in(ORGANISATION, () -> new AcdPromises(acd.waitingLines(), acd.agentsWithRoom()));
    }

    /** What holds at every moment. */
    void assertKept() {
        assertThat(waiting)
                .as("contacts that wait while an agent who may serve them has room")
                .noneMatch(contact -> contact.free()
                        && agents.stream()
                                .anyMatch(agent -> agent.serves(contact) && agent.hasRoomFor(contact.channel())));
        assertThat(agents)
                .as("agents with more than they can have")
                .noneMatch(agent -> agent.calls > agent.callRoom
                        || agent.tasks > agent.taskRoom
                        || agent.calls + agent.tasks > agent.room);
        assertThat(waiting)
                .as("contacts with an offer that are not marked as offered, or the other way round, or with two offers")
                .allMatch(contact -> contact.offered == (contact.offer != null))
                .extracting(Waiting::contact)
                .doesNotHaveDuplicates();
    }

    /**
     * What holds after one event too: nobody was passed over by an offer that it brought about.
     *
     * @param before as it was before that event
     */
    void assertKept(AcdPromises before, String event) {
        assertKept();
        Set<UUID> old = before.waiting.stream()
                .map(Waiting::offer)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        for (Waiting served : waiting) {
            if (served.offer == null || old.contains(served.offer)) {
                continue;
            }
            Agent agent = agents.stream()
                    .filter(candidate -> candidate.id.equals(served.offeredTo))
                    .findFirst()
                    .orElseThrow();
            assertThat(waiting)
                    .as("contacts that were passed over by %s in %s", served, event)
                    .noneMatch(passed -> passed.free()
                            && passed.isBefore(served)
                            && agent.serves(passed)
                            && (passed.channel() == served.channel() || agent.hasRoomOf(passed.channel())));
        }
    }
}
