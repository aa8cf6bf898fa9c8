package nl.balie.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * A database of its own for a test class, on one real PostgreSQL per test JVM; a fresh one is a copy of a migrated
 * template and takes some tens of milliseconds.
 *
 * <pre>{@code
 * @SpringBootTest
 * class QueueTests {
 *     @DynamicPropertySource
 *     static void database(DynamicPropertyRegistry registry) {
 *         TestDatabase.fresh().register(registry);
 *     }
 * }
 * }</pre>
 *
 * Without Spring: {@code TestDatabase.fresh()}, then {@link #tenancy()} and {@link #app()}.
 */
public final class TestDatabase {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final String url;
    private final DatabaseSettings.Account owner;
    private final DatabaseSettings.Account app;
    private final DataSource ownerSource;
    private final DataSource appSource;

    private TestDatabase(String url, DatabaseSettings.Account owner, DatabaseSettings.Account app) {
        this.url = url;
        this.owner = owner;
        this.app = app;
        this.ownerSource = pool(url, owner, 10);
        this.appSource = pool(url, app, 10);
    }

    /** A connection costs more than most of what tests do with it. */
    private static HikariDataSource pool(String url, DatabaseSettings.Account account, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(account.user());
        pool.setPassword(account.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    /** With the schema of the application, and no rows but what the migrations put there. */
    public static TestDatabase fresh() {
        return Cluster.ONE.create("test_template");
    }

    /** Without any table. */
    public static TestDatabase empty() {
        return Cluster.ONE.create("template0");
    }

    /** Makes a Spring test use this database, and a data directory of its own. */
    public void register(DynamicPropertyRegistry registry) {
        registry.add("balie.database.url", () -> url);
        registry.add("balie.database.owner.user", owner::user);
        registry.add("balie.database.owner.password", owner::password);
        registry.add("balie.database.app.user", app::user);
        registry.add("balie.database.app.password", app::password);
        Path data =
                TARGET.resolve("test-data").resolve(ProcessHandle.current().pid() + "-" + url.replaceAll(".*_", ""));
        registry.add("balie.data", data::toString);
        Cluster.ONE.endAfterApplications();
    }

    /** The settings of an application on this database, as an operator gives them. */
    public Map<String, String> settings() {
        return Map.of(
                "balie.database.url",
                url,
                "balie.database.app.user",
                app.user(),
                "balie.database.app.password",
                app.password());
    }

    /** As the owner of the tables, to whom row-level security does not apply. */
    public DataSource owner() {
        return ownerSource;
    }

    /** As the application. */
    public DataSource app() {
        return appSource;
    }

    /** Connections of the application of their own. */
    HikariDataSource app(int size) {
        return pool(url, app, size);
    }

    /** Tenancy on {@link #app()}; use {@code JdbcClient.create(database.app())} within. */
    public Tenancy tenancy() {
        return new Tenancy(new DataSourceTransactionManager(appSource), new JdbcTemplate(appSource));
    }

    String appRole() {
        return app.user();
    }

    /** The server of this JVM; started by the first test that needs it. */
    private static final class Cluster {
        static final Cluster ONE = start();

        private final DatabaseSettings.Access access;
        private final PostgresPasswords passwords;
        private final Thread end;

        private Cluster(DatabaseSettings.Access access, PostgresPasswords passwords, Thread end) {
            this.access = access;
            this.passwords = passwords;
            this.end = end;
        }

        /** An application that loses its database waits for it, also when it is told to stop. */
        void endAfterApplications() {
            if (Runtime.getRuntime().removeShutdownHook(end)) {
                SpringApplication.getShutdownHandlers().add(end);
            }
        }

        private static Cluster start() {
            try {
                DataDirectory directory = new DataDirectory(TARGET.resolve("test-postgres"));
                DataLock lock;
                try {
                    lock = DataLock.take(directory);
                } catch (StartFailure _) { // another test JVM runs beside this one
                    directory = new DataDirectory(TARGET.resolve(
                            "test-postgres-" + ProcessHandle.current().pid()));
                    lock = DataLock.take(directory);
                }
                // Every application that tests start keeps its pool until the end.
                EmbeddedDatabase server = EmbeddedDatabase.start(
                        directory,
                        TARGET,
                        Map.of(
                                "max_connections", "300",
                                "scram_iterations", "1", // a connection costs 30 ms of hashing otherwise
                                "fsync", "off",
                                "synchronous_commit", "off",
                                "full_page_writes", "off"));
                DataLock held = lock;
                Cluster cluster = new Cluster(
                        server.access(),
                        PostgresPasswords.in(directory.resolve("secrets/postgres.properties")),
                        new Thread(() -> {
                            server.close();
                            held.close();
                        }));
                Runtime.getRuntime().addShutdownHook(cluster.end);
                cluster.dropLeftOver();
                cluster.prepareTemplate();
                return cluster;
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        TestDatabase create(String template) {
            String name = "test_" + COUNTER.incrementAndGet();
            try {
                asSuperuser("create database " + name + " template " + template + " owner " + Roles.OWNER);
                TestDatabase database = at(name);
                if (template.equals("template0")) {
                    try (Connection connection = database.owner().getConnection()) {
                        Roles.grantFutureTables(connection, Roles.APP);
                    }
                }
                return database;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void prepareTemplate() throws SQLException {
            asSuperuser("create database test_template template template0 owner " + Roles.OWNER);
            TestDatabase template = at("test_template");
            // Not by its pool: a database that somebody is connected to cannot be copied.
            Schema.migrate(
                    Flyway.configure()
                            .dataSource(template.url, template.owner.user(), template.owner.password())
                            .load(),
                    Roles.APP);
        }

        private void dropLeftOver() throws SQLException {
            List<String> names = new ArrayList<>();
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement();
                    var rows =
                            statement.executeQuery("select datname from pg_database where datname like 'test\\_%'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                asSuperuser("drop database " + name + " with (force)");
            }
        }

        private TestDatabase at(String name) {
            return new TestDatabase(access.url().replace("/balie?", "/" + name + "?"), access.owner(), access.app());
        }

        private void asSuperuser(String sql) throws SQLException {
            try (Connection connection = superuser();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        private Connection superuser() throws SQLException {
            return DriverManager.getConnection(
                    access.url().replace("/balie?", "/postgres?"), "postgres", passwords.superuser());
        }
    }
}
