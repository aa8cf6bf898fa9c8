package nl.balie.treatment.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.callers.ScriptedCaller;
import nl.balie.callers.Standing;
import nl.balie.database.Tenancy;
import nl.balie.pages.Saved;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import nl.balie.treatment.Treatment;
import nl.balie.treatment.Treatments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An organisation with two queues, and callers whom a test plays. */
abstract class WaitingRoom extends AdministrationTest {
    @Autowired
    Tenancy tenancy;

    @Autowired
    SkillGroups groups;

    @Autowired
    Queues queues;

    @Autowired
    Treatments treatments;

    String organisation = "";
    String number = "";
    UUID burgerzaken = UUID.randomUUID();
    UUID belastingen = UUID.randomUUID();

    @BeforeEach
    void twoQueues() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        organisation = "room-" + unique;
        number = "+3198" + (Long.parseLong(unique, 16) % 10_000_000 + 10_000_000);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, 'Gemeente')")
                .param(organisation)
                .update();
        tenancy.in(organisation, () -> {
            UUID group = done(groups.add("Team"));
            burgerzaken = queue("Burgerzaken", group);
            belastingen = queue("Belastingen", group);
        });
    }

    private UUID queue(String name, UUID group) {
        return done(queues.add(
                new QueueDetails(name, Queue.Kind.EXTERNAL, group, 0, "Welkom bij " + name + ".", true, null)));
    }

    /** How Burgerzaken treats its callers. */
    void treat(Treatment treatment) {
        tenancy.in(organisation, () -> treatments.keep(queues.find(burgerzaken).orElseThrow(), treatment));
    }

    ScriptedCaller caller(String... script) {
        return ScriptedCaller.who(script).calling(organisation, number);
    }

    /** One who waits in Burgerzaken as the third, for so many seconds. */
    ScriptedCaller waiting(int seconds, String... script) {
        return caller(script).waitingAt(new Third(burgerzaken, Duration.ofSeconds(seconds)));
    }

    static UUID done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }

    private record Third(UUID queue, Duration waited) implements Standing {
        @Override
        public int pace() {
            return 1;
        }

        @Override
        public int position() {
            return 3;
        }

        @Override
        public int expectedMinutes(@Nullable Integer before) {
            return before == null ? 6 : Math.min(6, before);
        }
    }
}
