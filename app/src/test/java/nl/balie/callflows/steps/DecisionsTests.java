package nl.balie.callflows.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.calamity.CalamityDestination;
import nl.balie.calamity.CalamityDetails;
import nl.balie.calamity.CalamityNow;
import nl.balie.calamity.CalamitySwitches;
import nl.balie.callers.OneLine;
import nl.balie.callers.ScriptedCaller;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.Facts;
import nl.balie.contacts.Result;
import nl.balie.database.Tenancy;
import nl.balie.numbers.CallRouting;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.NumberDetails;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.numbers.PhoneRoutes;
import nl.balie.numbers.RouteDetails;
import nl.balie.numbers.TestRanges;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Saved;
import nl.balie.processes.DecisionPort.Calamity;
import nl.balie.processes.DecisionPort.Opening;
import nl.balie.processes.DecisionPort.Route;
import nl.balie.processes.StepFailedException;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import nl.balie.rules.OpeningDecisions;
import nl.balie.rules.opening.WeeklyHours;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The caller calls on Monday 23 November 2026 at 11:00. */
class DecisionsTests extends AdministrationTest {
    @Autowired
    Tenancy tenancy;

    @Autowired
    Organisations organisations;

    @Autowired
    PhoneNumbers numbers;

    @Autowired
    PhoneRoutes routes;

    @Autowired
    OpeningCalendars calendars;

    @Autowired
    SkillGroups groups;

    @Autowired
    Queues queues;

    @Autowired
    CalamityNow calamities;

    @Autowired
    CalamitySwitches switches;

    @Autowired
    CallRouting routing;

    @Autowired
    Facts facts;

    private String ours = "";
    private String number = "";
    private UUID group = UUID.randomUUID();
    private UUID numberId = UUID.randomUUID();

    @BeforeEach
    void aNumberThatIsOpenOnMondays() {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        ours = "decides-" + unique;
        number = "+3197" + (Long.parseLong(unique, 16) % 10_000_000 + 10_000_000);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, 'Gemeente')")
                .param(ours)
                .update();
        TestRanges.give(DATABASE.owner(), ours, number);
        tenancy.in(ours, () -> {
            group = done(groups.add("Team"));
            UUID own = queue("Algemeen", Queue.Kind.EXTERNAL);
            done(calendars.add(new CalendarDetails("Dinsdag", false, "Op dinsdag.", List.of(all(DayOfWeek.TUESDAY)))));
            UUID monday = done(calendars.add(
                    new CalendarDetails("Maandag", false, "Op maandag.", List.of(all(DayOfWeek.MONDAY)))));
            numberId = done(numbers.add(
                    new NumberDetails(number, "Algemeen", "balie-main-menu", monday, own, Fallback.QUEUE, "", null)));
        });
    }

    @Test
    void aNumberIsOpenByItsOwnHours() {
        ScriptedCaller caller = caller();

        Opening opening = decisions(caller).opening(ours, id(caller), number, null);

        assertThat(opening.open()).isTrue();
        assertThat(opening.message()).isEmpty();
        assertThat(opening.because()).contains("maandag");
        assertThat(caller.shown()).containsExactly("callflows.tried.because");
        assertThat(caller.result()).isNull();
    }

    @Test
    void hoursByNameMayBeOtherOnesAndWhoComesThenIsKnownToComeTooLate() {
        ScriptedCaller caller = caller();

        Opening opening = decisions(caller).opening(ours, id(caller), number, "Dinsdag");

        assertThat(opening.open()).isFalse();
        assertThat(opening.message()).isEqualTo("Op dinsdag.");
        assertThat(caller.result()).isEqualTo(Result.CLOSED);
    }

    @Test
    void hoursThatThereAreNotAreNamedInTheIncident() {
        ScriptedCaller caller = caller();

        assertThatThrownBy(() -> decisions(caller).opening(ours, id(caller), number, "Avond"))
                .isInstanceOf(StepFailedException.class)
                .hasMessage("er zijn geen openingstijden 'Avond'");
    }

    @Test
    @Requirement(value = "2.2.13", part = "telephone")
    void aChoiceGoesByItsLineAndAnythingElseToTheNumbersOwnQueue() {
        line("1", queueOf("Burgerzaken", Queue.Kind.EXTERNAL));
        ScriptedCaller caller = caller();

        Route chosen = route(caller, "1");
        Route other = route(caller, null);

        assertThat(chosen.queue()).isEqualTo("Burgerzaken");
        assertThat(chosen.because()).contains("Keuze 1 op " + number);
        assertThat(other.queue()).isEqualTo("Algemeen");
        assertThat(caller.shown()).containsExactly("callflows.tried.because", "callflows.tried.because");
    }

    @Test
    @Requirement(value = "2.3.2", part = "where each kind of call goes")
    void whereACallerComesFromDecidesWhichLinesCount() {
        line("1", queueOf("Burgerzaken", Queue.Kind.EXTERNAL));
        line(null, queueOf("Collega's", Queue.Kind.INTERNAL));
        line(null, queueOf("Terugval", Queue.Kind.FALLBACK));

        assertThat(route(caller(), "1").queue()).isEqualTo("Burgerzaken");
        assertThat(route(caller().from(Origin.INTERNAL), "1").queue()).isEqualTo("Collega's");
        assertThat(route(caller().from(Origin.FALLBACK), "1").queue()).isEqualTo("Terugval");
    }

    @Test
    void aCalamityIsAsItsSwitchSays() {
        tenancy.in(
                ours,
                () -> switches.keep(
                        numberId,
                        new CalamityDetails(
                                "Er is een storing.", null, CalamityDestination.DISCONNECT, null, null, null, null)));
        ScriptedCaller inPeace = caller();
        ScriptedCaller caller = caller().inCalamity();

        assertThat(decisions(inPeace).calamity(ours, id(inPeace), number)).isEqualTo(Calamity.OFF);
        assertThat(decisions(caller).calamity(ours, id(caller), number))
                .isEqualTo(new Calamity(true, "Er is een storing.", "", "DISCONNECT", ""));
        assertThat(inPeace.shown()).isEmpty();
        assertThat(caller.shown()).containsExactly("calamity.tried.on");
    }

    private Route route(ScriptedCaller caller, @Nullable String choice) {
        return decisions(caller).route(ours, id(caller), number, "+31612345678", choice);
    }

    private Decisions decisions(ScriptedCaller caller) {
        return new Decisions(
                OneLine.of(caller),
                organisations,
                numbers,
                calendars,
                queues,
                calamities,
                facts,
                new OpeningDecisions(),
                routing,
                tenancy);
    }

    private ScriptedCaller caller() {
        return ScriptedCaller.who().calling(ours, number);
    }

    private static String id(ScriptedCaller caller) {
        return caller.contact().toString();
    }

    private UUID queueOf(String name, Queue.Kind kind) {
        return tenancy.in(ours, () -> queue(name, kind));
    }

    private UUID queue(String name, Queue.Kind kind) {
        return done(queues.add(new QueueDetails(name, kind, group, 0, "", true, null)));
    }

    private void line(@Nullable String choice, UUID queue) {
        tenancy.in(
                ours,
                () -> done(routes.add(
                        numberId,
                        new RouteDetails(
                                "Regel " + choice, choice, null, Set.of(), null, null, null, null, queue, 0))));
    }

    private static WeeklyHours all(DayOfWeek day) {
        return new WeeklyHours(day, LocalTime.of(8, 0), LocalTime.of(18, 0));
    }

    private static UUID done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }
}
