package nl.balie.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import nl.balie.WithoutCalls;
import nl.balie.callbacks.Callback.State;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.database.Tenancy;
import nl.balie.database.TestDatabase;
import nl.balie.people.MovedClock;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** How long messages are kept. */
@SpringBootTest(classes = WithoutCalls.class, properties = "balie.demo=true")
@Import({MessageCareTests.Time.class, Callbacks.class, MessageCare.class})
class MessageCareTests {
    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        MovedClock clock() {
            return new MovedClock();
        }
    }

    private static final String ORGANISATION = "waterstad";
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
    }

    @Autowired
    MessageCare care;

    @Autowired
    Callbacks callbacks;

    @Autowired
    Contacts contacts;

    @Autowired
    Queues queues;

    @Autowired
    Treatments treatments;

    @Autowired
    Tenancy tenancy;

    @Autowired
    MovedClock clock;

    @Test
    @Requirement("2.3.15")
    void aMessageIsForgottenSoManyDaysAfterItWasHandledAsItsQueueSays() {
        tenancy.in(
                ORGANISATION,
                () -> treatments.keep(
                        queue(),
                        new Treatment(
                                null, false, false, null, null, new Treatment.Callbacks(3, 5, "", 7), List.of())));
        UUID handled = message();
        UUID open = message();
        tenancy.in(ORGANISATION, () -> callbacks.close(handled, State.DONE, "Fatima", ""));

        clock.forward(Duration.ofDays(6));
        care.forget();
        assertThat(hasSound(handled)).isTrue();
        clock.forward(Duration.ofDays(2));
        care.forget();

        assertThat(hasSound(handled)).isFalse();
        assertThat(tenancy.read(ORGANISATION, () -> callbacks.find(handled))).hasValueSatisfying(kept -> {
            assertThat(kept.soundSeconds()).isNull();
            assertThat(kept.handledBy()).isEqualTo("Fatima");
        });
        clock.forward(Duration.ofDays(4_000));
        care.forget();
        assertThat(hasSound(open)).as("of which nobody has taken care").isTrue();
    }

    @Test
    void aMessageOfWhichNobodyWantsToBeToldIsNotLookedAtAgain() {
        message();
        assertThat(tenancy.read(ORGANISATION, callbacks::noticesDue)).isNotEmpty();

        care.tell();

        assertThat(tenancy.read(ORGANISATION, callbacks::noticesDue)).isEmpty();
    }

    private UUID message() {
        return tenancy.in(ORGANISATION, () -> {
            UUID contact = contacts.arrived(Channel.VOICE, "+31612345678", "+31990001001", clock.instant());
            UUID id = callbacks.record(contact, "+31990001001", "+31612345678", queue().id());
            callbacks.recorded(id, new byte[] {1, 2, 3}, 3);
            return id;
        });
    }

    private Queue queue() {
        return queues.byName("Burgerzaken").orElseThrow();
    }

    private boolean hasSound(UUID id) {
        return tenancy.read(ORGANISATION, () -> callbacks.sound(id)).isPresent();
    }
}
