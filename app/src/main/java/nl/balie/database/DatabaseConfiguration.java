package nl.balie.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The order of a start: lock the data directory, run PostgreSQL when none is given, change the schema as the owner,
 * then let the app's role at it. Everything that uses JDBC through Spring comes after that.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({DataDirectory.class, DatabaseSettings.class})
class DatabaseConfiguration {

    /** For a connection; a caller hears nothing meanwhile. A restart of the embedded server takes two seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The server, with the embedded one when that is ours to stop. */
    record Server(DatabaseSettings.Access access, @Nullable EmbeddedDatabase embedded) implements AutoCloseable {
        @Override
        public void close() {
            if (embedded != null) {
                embedded.close();
            }
        }
    }

    @Bean(destroyMethod = "close")
    DataLock dataLock(DataDirectory directory) {
        return DataLock.take(directory);
    }

    @Bean(destroyMethod = "close")
    Server databaseServer(DatabaseSettings settings, DataDirectory directory, DataLock held) {
        DatabaseSettings.Access existing = settings.existing();
        if (existing != null) {
            return new Server(existing, null);
        }
        EmbeddedDatabase embedded = EmbeddedDatabase.start(directory);
        embedded.keepRunning();
        return new Server(embedded.access(), embedded);
    }

    /** Virtual threads come by the hundred; a few connections are what two cores can use. */
    @Bean(destroyMethod = "close")
    @Primary
    Connections dataSource(Server server) {
        return new Connections(lane -> pool(
                lane.name().toLowerCase(Locale.ROOT),
                server.access().url(),
                server.access().app(),
                lane.connections()));
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    HikariDataSource ownerDataSource(Server server) {
        return pool("owner", server.access().url(), server.access().owner(), 2);
    }

    @Bean
    FlywayMigrationStrategy migrationStrategy(Server server, DataSource app) {
        return flyway -> {
            try (Connection connection = app.getConnection()) {
                Roles.check(connection, server.access().owner().user());
            } catch (SQLException e) {
                throw new StartFailure("De database is niet bereikbaar: " + e.getMessage(), e);
            }
            Schema.migrate(flyway, server.access().app().user());
        };
    }

    /** Instead of Spring's own, which keeps who asks waiting for each pool. */
    @Bean(name = "database", destroyMethod = "close")
    @DependsOnDatabaseInitialization
    DatabaseHealth databaseHealth(DataSource app) {
        return new DatabaseHealth(app);
    }

    @Bean
    Tenancy tenancy(PlatformTransactionManager transactions, JdbcTemplate jdbc) {
        return new Tenancy(transactions, jdbc);
    }

    @Bean(destroyMethod = "close")
    Together together(Tenancy tenancy) {
        return new Together(tenancy);
    }

    @Bean(initMethod = "ensure")
    @DependsOnDatabaseInitialization
    Partitions partitions(Server server, @Qualifier("ownerDataSource") DataSource owner, ObjectProvider<Clock> clock) {
        return new Partitions(owner, server.access().app().user(), clock.getIfAvailable(Clock::systemUTC));
    }

    private static HikariDataSource pool(String name, String url, DatabaseSettings.Account account, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("balie-" + name);
        pool.setJdbcUrl(url);
        pool.setUsername(account.user());
        pool.setPassword(account.password());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        return pool;
    }
}
