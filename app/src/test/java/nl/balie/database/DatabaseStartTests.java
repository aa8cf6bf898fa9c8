package nl.balie.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class DatabaseStartTests {
    private static final String FIRST = "classpath:nl/balie/database/first";
    private static final String SECOND = "classpath:nl/balie/database/second";

    @Configuration(proxyBeanMethods = false)
    @Import(DatabaseConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class
    })
    static class Application {}

    @TempDir
    Path directory;

    @Test
    void runsTheSchemaAsOwnerAndTheWorkAsApp() {
        try (ConfigurableApplicationContext application = start(FIRST)) {
            JdbcClient jdbc = application.getBean(JdbcClient.class);

            assertThat(jdbc.sql("select current_user").query(String.class).single())
                    .isEqualTo("balie_app");
            assertThat(jdbc.sql("select tableowner from pg_tables where tablename = 'organisation'")
                            .query(String.class)
                            .single())
                    .isEqualTo("balie_owner");
            application.getBean(Tenancy.class).in("waterstad", () -> {
                jdbc.sql("insert into organisation values ('waterstad')").update();
            });
            assertThat(jdbc.sql("select has_table_privilege('flyway_schema_history', 'insert, select')")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
            assertThat(application.getBeanProvider(DataSource.class).getIfUnique())
                    .isNotNull();
        }
    }

    @Test
    void saysOnlyInOneSentenceThatTheDatabaseIsOfANewerBalie(CapturedOutput output) {
        start(FIRST + "," + SECOND).close();

        assertThatThrownBy(() -> start(FIRST)).rootCause().isInstanceOf(StartFailure.class);

        assertThat(output.getErr().lines())
                .containsExactly("De database is van een nieuwere Balie (schema 2); start die versie, of zet een"
                        + " reservekopie van vóór de overstap terug.");
    }

    @Test
    void refusesARoleThatCouldSeeEveryOrganisation() {
        TestDatabase database = TestDatabase.empty();
        JdbcClient owner = JdbcClient.create(database.owner());

        assertThatThrownBy(() -> {
                    try (var connection = database.owner().getConnection()) {
                        Roles.check(connection, Roles.OWNER);
                    }
                })
                .isInstanceOf(StartFailure.class);
        assertThat(owner.sql("select 1").query(Integer.class).single()).isOne();
    }

    private ConfigurableApplicationContext start(String locations) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run("--balie.data=" + directory, "--spring.flyway.locations=" + locations);
    }
}
