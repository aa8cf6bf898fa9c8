package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

class DatabaseHealthTests {
    private static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void saysWithinFiveSecondsThatTheDatabaseDoesNotAnswerAndNeverWaitsForIt() {
        HikariDataSource pool = DATABASE.app(1);
        DatabaseHealth health = new DatabaseHealth(pool);
        try {
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);

            pool.close();

            await().atMost(Duration.ofSeconds(5))
                    .until(() -> health.health().getStatus().equals(Status.DOWN));
            assertThat(health.health().getDetails().get("omdat")).asString().startsWith("De database antwoordt al");
        } finally {
            health.close();
        }
    }
}
