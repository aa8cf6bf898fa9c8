package nl.balie.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** Whether the database answers; asked all the time, so that who wants to know never waits for it himself. */
final class DatabaseHealth implements HealthIndicator {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** Without an answer for so long it is away. */
    private static final Duration MOST = Duration.ofSeconds(4);

    private final DataSource database;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile long answeredAt = System.nanoTime();

    DatabaseHealth(DataSource database) {
        this.database = database;
        Thread.ofVirtual().name("database-watch").start(this::watch);
    }

    private void watch() {
        try {
            do {
                ask();
            } while (!closing.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try (Connection connection = database.getConnection()) {
            if (connection.isValid(1)) {
                answeredAt = System.nanoTime();
            }
        } catch (SQLException | RuntimeException away) {
            // No answer is what this looks for; a pool that closes throws others, and the watch must outlive any.
        }
    }

    @Override
    public Health health() {
        Duration silent = Duration.ofNanos(System.nanoTime() - answeredAt);
        return silent.compareTo(MOST) < 0
                ? Health.up().build()
                : Health.down()
                        .withDetail("omdat", "De database antwoordt al %d s niet.".formatted(silent.toSeconds()))
                        .build();
    }

    void close() {
        closing.countDown();
    }
}
