package nl.balie.calamity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.balie.WithoutCalls;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.people.MovedClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Calamities that begin and end by themselves. */
@SpringBootTest(classes = WithoutCalls.class, properties = "balie.demo=true")
@Import(CalamityPlansTests.Surroundings.class)
class CalamityPlansTests {
    private static final String ORGANISATION = "waterstad";
    private static final String NUMBER = "+31990001001";
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        MovedClock clock() {
            return new MovedClock();
        }

        @Bean
        Begun begun() {
            return new Begun();
        }
    }

    /** Who waits is told of these. */
    static class Begun {
        final List<CalamityBegan> told = new CopyOnWriteArrayList<>();

        @EventListener
        void began(CalamityBegan event) {
            told.add(event);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Autowired
    CalamityPlans plans;

    @Autowired
    CalamitySwitches switches;

    @Autowired
    AuditLog audit;

    @Autowired
    Tenancy tenancy;

    @Autowired
    MovedClock clock;

    @Autowired
    Begun begun;

    @Test
    @Requirement({"2.2.72", "2.2.74", "2.2.76"})
    void whatIsPlannedBeginsAndEndsByItselfAndStandsInTheAuditLog() {
        Instant now = clock.instant();
        plan(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        plans.follow();
        assertThat(isOn()).isFalse();
        assertThat(begun.told).isEmpty();

        clock.forward(Duration.ofHours(1));
        plans.follow();
        plans.follow();
        assertThat(isOn()).isTrue();
        assertThat(begun.told).containsExactly(new CalamityBegan(ORGANISATION, NUMBER));

        clock.forward(Duration.ofHours(1));
        plans.follow();
        assertThat(isOn()).isFalse();
        assertThat(log())
                .extracting(AuditEntry::action)
                .startsWith("calamity-off", "calamity-on")
                .containsOnlyOnce("calamity-on", "calamity-off");
        assertThat(log()).allMatch(entry -> entry.object().equals(NUMBER));

        clock.forward(Duration.ofDays(1));
        plan(null, null);
        assertThat(begun.told).hasSize(1);
    }

    private void plan(@Nullable Instant from, @Nullable Instant until) {
        tenancy.in(
                ORGANISATION,
                () -> switches.keep(
                        id(),
                        new CalamityDetails(
                                "Er is brand.", null, CalamityDestination.REGULAR, null, null, from, until)));
    }

    private UUID id() {
        return switches.of(NUMBER).orElseThrow().numberId();
    }

    private boolean isOn() {
        return tenancy.read(ORGANISATION, () -> switches.onNow(NUMBER)).isPresent();
    }

    /** Of what was done by itself, newest first. */
    private List<AuditEntry> log() {
        return tenancy.read(ORGANISATION, () -> audit.find(AuditLog.SYSTEM, null, null, 0, 100)).stream()
                .filter(entry ->
                        entry.action().equals("calamity-on") || entry.action().equals("calamity-off"))
                .toList();
    }
}
