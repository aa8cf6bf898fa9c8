package nl.balie.people;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.WithoutCalls;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The application with demo data, its pages without a socket, and a clock that the test moves. */
@SpringBootTest(
        classes = WithoutCalls.class,
        properties = {
            "balie.demo=true",
            "balie.sign-in.refusal-time=20ms",
            "balie.sign-in.address-burst=1000",
            "balie.sign-in.account-attempts=12"
        })
@AutoConfigureMockMvc
@Import(PagesTest.Time.class)
abstract class PagesTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovedClock clock() {
            return new MovedClock();
        }

        @Bean
        static BeanPostProcessor countsPasswords() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof PasswordEncoder encoder ? new CountedPasswords(encoder) : bean;
                }
            };
        }
    }

    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Autowired
    MockMvc pages;

    @Autowired
    Tenancy tenancy;

    @Autowired
    JdbcClient database;

    @Autowired
    AuditLog audit;

    @Autowired
    UserStore users;

    @Autowired
    NewUsers newUsers;

    @Autowired
    SignedInUsers signedInUsers;

    @Autowired
    SecondFactors secondFactors;

    @Autowired
    MovedClock clock;

    @Autowired
    PasswordEncoder passwords;

    /** How often a password was checked so far. */
    int passwordsChecked() {
        return ((CountedPasswords) passwords).checked();
    }

    UUID id(String organisation, String username) {
        return tenancy.read(organisation, () -> TestPeople.find(users, username))
                .orElseThrow()
                .id();
    }

    /** Signed in, without the sign-in page. */
    RequestPostProcessor as(String organisation, String username) {
        return user(signedInUsers.of(organisation, id(organisation, username)).orElseThrow());
    }

    UUID add(String username, Role role, Map<Area, Level> rights) {
        return tenancy.in("waterstad", () -> {
            var id = newUsers.add(
                    username, "Test " + username, java.util.Set.of(role), List.of(), "drie blauwe fietsen");
            database.sql("delete from administration_right where user_id = ?")
                    .param(id)
                    .update();
            rights.forEach((area, level) ->
                    database.sql("""
                            insert into administration_right (organisation_id, user_id, area, level)
                            values ('waterstad', ?, ?, ?)""").params(id, area.name(), level.name()).update());
            return id;
        });
    }

    List<AuditEntry> log(String organisation, @Nullable String actor) {
        return tenancy.read(organisation, () -> audit.find(actor, null, null, 0, 100));
    }
}
