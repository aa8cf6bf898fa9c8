package nl.balie.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** The database of a Balie that runs, for a command on the same machine; with the app's rights, and to be closed. */
public final class RunningDatabase implements AutoCloseable {
    private static final int LINE_OF_PORT = 3;

    private final HikariDataSource pool = new HikariDataSource();

    private RunningDatabase(String url, String user, String password) {
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMaximumPoolSize(1);
    }

    /**
     * Opens the embedded one of this data directory, or an existing one that the settings name.
     *
     * @param settings as {@code balie.database.url}, {@code .app.user} and {@code .app.password}
     * @throws IOException when there is neither
     */
    public static RunningDatabase open(Path data, Map<String, String> settings) throws IOException {
        String url = settings.get("balie.database.url");
        if (url != null) {
            return new RunningDatabase(
                    DatabaseSettings.checked(url),
                    settings.getOrDefault("balie.database.app.user", ""),
                    settings.getOrDefault("balie.database.app.password", ""));
        }
        Path pid = data.resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(pid)) {
            throw new IOException("in " + data + " draait geen database");
        }
        int port = Integer.parseInt(Files.readAllLines(pid).get(LINE_OF_PORT).strip());
        PostgresPasswords passwords =
                PostgresPasswords.in(data.resolve("secrets").resolve("postgres.properties"));
        return new RunningDatabase("jdbc:postgresql://127.0.0.1:" + port + "/balie", Roles.APP, passwords.app());
    }

    /** The way to its data. */
    public Tenancy tenancy() {
        return new Tenancy(new DataSourceTransactionManager(pool), new JdbcTemplate(pool));
    }

    /** For questions within {@link #tenancy}. */
    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
