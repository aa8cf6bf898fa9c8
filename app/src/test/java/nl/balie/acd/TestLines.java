package nl.balie.acd;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Lines of waiting contacts for tests of those who look at them. */
public final class TestLines {
    private TestLines() {}

    /** The lines of this database. */
    public static WaitingLine of(JdbcClient jdbc) {
        return new WaitingLine(jdbc);
    }
}
