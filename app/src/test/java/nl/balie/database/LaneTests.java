package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LaneTests {
    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final Map<Lane, HikariDataSource> POOLS = new EnumMap<>(Lane.class);
    private static final Connections CONNECTIONS = new Connections(lane -> {
        HikariDataSource pool = DATABASE.app(lane.connections());
        POOLS.put(lane, pool);
        return pool;
    });

    @AfterAll
    static void close() {
        CONNECTIONS.close();
    }

    @Test
    void aCrowdInOneLaneLeavesTheOthersTheirConnections() throws Exception {
        for (Lane full : Lane.values()) {
            List<Connection> taken = new ArrayList<>();
            try {
                for (int i = 0; i < full.connections(); i++) {
                    taken.add(full.call(CONNECTIONS::getConnection));
                }

                assertThat(waitsForAConnection(full))
                        .as("one more of %s waits", full)
                        .isTrue();
                for (Lane other : Lane.values()) {
                    if (other != full) {
                        assertThat(answers(other))
                                .as("%s beside %s", other, full)
                                .isTrue();
                    }
                }
            } finally {
                for (Connection each : taken) {
                    each.close();
                }
            }
        }
    }

    /** One more of this lane asks for a connection, is seen waiting for it, and is sent away. */
    private static boolean waitsForAConnection(Lane full) throws Exception {
        HikariPoolMXBean pool = Objects.requireNonNull(POOLS.get(full)).getHikariPoolMXBean();
        Thread more = Thread.ofPlatform().start(() -> {
            var _ = catchThrowable(() -> full.call(CONNECTIONS::getConnection));
        });
        await().until(() -> pool.getThreadsAwaitingConnection() == 1 || !more.isAlive());
        boolean waits = more.isAlive();
        more.interrupt();
        more.join();
        return waits;
    }

    private static boolean answers(Lane lane) throws Exception {
        return lane.call(() -> {
            try (Connection connection = CONNECTIONS.getConnection()) {
                return connection.isValid(1);
            }
        });
    }

    @Test
    void aTransactionKeepsTheConnectionThatItBeganWith() {
        JdbcClient jdbc = JdbcClient.create(CONNECTIONS);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(CONNECTIONS));

        List<Integer> servers = transaction.execute(_ -> List.of(server(jdbc), Lane.STEPS.call(() -> server(jdbc))));

        assertThat(servers).as("one transaction is on one server process").hasSize(2);
        assertThat(servers.getFirst()).isEqualTo(servers.getLast());
    }

    private static int server(JdbcClient jdbc) {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    @Test
    void workIsOfCallsUnlessItWasStartedElsewhere() throws Exception {
        List<Lane> seen = new ArrayList<>();

        Lane.STEPS.run(() -> {
            seen.add(Lane.current());
            Thread started = Thread.startVirtualThread(() -> seen.add(Lane.current()));
            join(started);
        });
        seen.add(Lane.current());

        assertThat(seen).containsExactly(Lane.STEPS, Lane.CALLS, Lane.CALLS);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
