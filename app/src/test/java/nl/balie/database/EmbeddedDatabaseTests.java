package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@Timeout(120)
class EmbeddedDatabaseTests {
    private static final Path BINARIES = Path.of("target").toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void keepsItsDataOverARestart() {
        try (EmbeddedDatabase database = start()) {
            owner(database).sql("create table kept (word text)").update();
            owner(database).sql("insert into kept values ('bewaard')").update();
        }

        try (EmbeddedDatabase database = start()) {
            assertThat(owner(database)
                            .sql("select word from kept")
                            .query(String.class)
                            .single())
                    .isEqualTo("bewaard");
        }
    }

    @Test
    void comesBackAtTheSameAddressWithWhatWasCommittedWhenItIsKilled() throws Exception {
        try (EmbeddedDatabase database = start()) {
            database.keepRunning();
            owner(database).sql("create table kept (word text)").update();
            owner(database).sql("insert into kept values ('bewaard')").update();
            ProcessHandle first = ProcessHandle.of(database.pid()).orElseThrow();

            first.destroyForcibly();
            first.onExit().get(10, TimeUnit.SECONDS);

            String word = "";
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (word.isEmpty() && System.nanoTime() < until) {
                try {
                    word = owner(database)
                            .sql("select word from kept")
                            .query(String.class)
                            .single();
                } catch (org.springframework.dao.DataAccessException notYet) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
            assertThat(word).isEqualTo("bewaard");
            assertThat(database.pid()).isNotEqualTo(first.pid());
        }
    }

    @Test
    void writesThroughToDiskAndSpeaksDutch() {
        try (EmbeddedDatabase database = start()) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "data_checksums")).isEqualTo("on");
            assertThat(setting(database, "server_version")).startsWith("18.");
            assertThat(setting(database, "default_text_search_config")).isEqualTo("pg_catalog.dutch");
        }
    }

    @Test
    void trustsNobodyWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = start()) {
            String url = database.access().url();

            assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("secrets/postgres.properties"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void stopsTheServerThatAKilledBalieLeft() throws Exception {
        EmbeddedDatabase left = start();
        owner(left).sql("create table kept (word text)").update();
        ProcessHandle process = ProcessHandle.of(left.pid()).orElseThrow();

        try (EmbeddedDatabase database = start()) {
            process.onExit().get(10, TimeUnit.SECONDS);

            assertThat(database.pid()).isNotEqualTo(left.pid());
            assertThat(owner(database)
                            .sql("select count(*) from kept")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void recoversWhenTheServerItselfWasKilled() throws Exception {
        EmbeddedDatabase killed = start();
        owner(killed).sql("create table kept (word text)").update();
        ProcessHandle process = ProcessHandle.of(killed.pid()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);

        try (EmbeddedDatabase database = start()) {
            assertThat(owner(database)
                            .sql("select count(*) from kept")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void leavesAStrangerAloneWhoHasTheNumberInThePidFile() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        Files.writeString(directory.resolve("postgres/postmaster.pid"), stranger.pid() + "\n" + directory + "\n");

        try (EmbeddedDatabase database = start()) {
            assertThat(stranger.isAlive()).isTrue();
            assertThat(setting(database, "port")).isNotBlank();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void saysInOneSentenceThatTheDataAreOfANewerPostgres() throws Exception {
        Path cluster = Files.createDirectories(directory.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "19\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageStartingWith("De gegevensmap " + cluster + " is van PostgreSQL 19");
    }

    @Test
    void saysInOneSentenceThatAnotherBalieRunsOnTheDirectory() {
        DataDirectory data = new DataDirectory(directory);

        try (DataLock first = DataLock.take(data)) {
            assertThatThrownBy(() -> DataLock.take(data))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("Er draait al een Balie op de gegevensmap");
            assertThat(first).isNotNull();
        }
        DataLock.take(data).close();
    }

    @Test
    void logsInTheDataDirectory() {
        start().close();

        assertThat(directory.resolve("log/postgres.log")).content().contains("database system is shut down");
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(new DataDirectory(directory), BINARIES, Map.of());
    }

    private static String setting(EmbeddedDatabase database, String name) {
        return owner(database)
                .sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }

    private static JdbcClient owner(EmbeddedDatabase database) {
        DatabaseSettings.Account owner = database.access().owner();
        return JdbcClient.create(new DriverManagerDataSource(database.access().url(), owner.user(), owner.password()));
    }
}
