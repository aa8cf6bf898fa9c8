package nl.balie.acd;

import static nl.balie.acd.AcdFixture.ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.balie.queues.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueBoardTests {
    private final AcdFixture acd = new AcdFixture();
    private final UUID group = acd.group("Burgerzaken");
    private final Queue queue = acd.queue("Burgerzaken", group, 0);
    private final QueueBoard board = acd.board;

    @AfterEach
    void close() {
        acd.close();
    }

    @Test
    void everybodyStandsWhereTheLineHasHim() {
        Queue other = acd.queue("Paspoorten", group, 0);
        Queue elsewhere = acd.queue("Belastingen", acd.group("Belastingen"), 0);
        List<UUID> waiting = List.of(
                acd.callInto(queue, 0), acd.callInto(other, 3), acd.callInto(queue, 3), acd.callInto(elsewhere, 0));

        assertThat(waiting)
                .extracting(contact ->
                        board.placeOf(ORGANISATION, contact).orElseThrow().position())
                .containsExactly(3, 1, 2, 1);
        assertThat(waiting)
                .allSatisfy(contact -> assertThat(board.placeOf(ORGANISATION, contact))
                        .isEqualTo(acd.tenancy.read(ORGANISATION, () -> acd.line.placeOf(contact))));
    }

    @Test
    void whoHasJustComeIsThere() {
        for (int place = 1; place <= 20; place++) {
            UUID contact = acd.callInto(queue, 0);

            assertThat(board.placeOf(ORGANISATION, contact).orElseThrow().position())
                    .isEqualTo(place);
        }
    }

    @Test
    void aThousandWhoAskAtOnceTakeOneLook() {
        List<UUID> waiting = List.of(acd.callInto(queue, 0), acd.callInto(queue, 0));
        AtomicInteger looks = new AtomicInteger();
        WaitingLine counted = new WaitingLine(acd.owner()) {
            @Override
            Map<UUID, Place> everybody() {
                looks.incrementAndGet();
                return acd.line.everybody();
            }
        };
        QueueBoard crowded = new QueueBoard(counted, acd.tenancy);

        long begun = System.nanoTime();
        IntStream.range(0, 1_000)
                .parallel()
                .forEach(caller -> assertThat(crowded.placeOf(ORGANISATION, waiting.get(caller % 2)))
                        .isPresent());
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();

        assertThat(looks.get()).isLessThanOrEqualTo((int) seconds + 1);
    }

    @Test
    void whoDoesNotWaitHasNoPlace() {
        assertThat(board.placeOf(ORGANISATION, acd.call())).isEmpty();
    }
}
