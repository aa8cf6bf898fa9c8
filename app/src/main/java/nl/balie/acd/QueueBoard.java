package nl.balie.acd;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where everybody stands in line, for those who tell it to hundreds of callers: looked up for a whole organisation at once,
 * at most once a second, and shared. What it says was true at most a second ago.
 */
@Component
public class QueueBoard {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final WaitingLine line;
    private final Tenancy tenancy;
    private final Map<String, Board> boards = new ConcurrentHashMap<>();

    QueueBoard(WaitingLine line, Tenancy tenancy) {
        this.line = line;
        this.tenancy = tenancy;
    }

    /**
     * Where the contact waits; empty when it does not (any more). One that has just come into a queue is there. Call it
     * outside the tenancy: it takes a connection once a second at most, and who holds one must not wait for that.
     */
    public Optional<Place> placeOf(String organisation, UUID contact) {
        return board(organisation).placeOf(contact);
    }

    private Board board(String organisation) {
        return boards.computeIfAbsent(organisation, Board::new);
    }

    /**
     * What was seen in one look.
     *
     * @param at nanoseconds, before it was looked up
     */
    private record Picture(long at, Map<UUID, Place> places) {}

    private final class Board {
        private final String organisation;
        private final ReentrantLock looking = new ReentrantLock();
        private volatile @Nullable Picture last;

        Board(String organisation) {
            this.organisation = organisation;
        }

        Optional<Place> placeOf(UUID contact) {
            long asked = System.nanoTime();
            Place known = since(asked - FRESH.toNanos()).places.get(contact);
            // unknown: it came since, or has left
            return Optional.ofNullable(known == null ? since(asked).places.get(contact) : known);
        }

        private Picture since(long moment) {
            Picture picture = last;
            if (picture != null && picture.at - moment >= 0) {
                return picture;
            }
            looking.lock();
            try {
                picture = last;
                if (picture == null || picture.at - moment < 0) {
                    picture = look();
                    last = picture;
                }
                return picture;
            } finally {
                looking.unlock();
            }
        }

        private Picture look() {
            long at = System.nanoTime();
            return new Picture(at, tenancy.read(organisation, line::everybody));
        }
    }
}
