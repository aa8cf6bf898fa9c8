package nl.balie.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.balie.conformity.Requirement;
import nl.balie.directory.ColleagueImport.Fault;
import nl.balie.directory.ColleagueImport.Line;
import nl.balie.directory.ColleagueImport.Plan;
import nl.balie.directory.ColleagueImport.Step;
import nl.balie.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many colleagues at once: who is meant by a line, and what stands in its way. */
class ColleagueImportTests extends DirectoryTest {
    @Autowired
    ColleagueImport imports;

    private static Line line(int number, Colleague.Details all) {
        return new Line(number, there -> all);
    }

    private Plan plan(Line... lines) {
        return tenancy.read(ours, () -> imports.plan(List.of(lines)));
    }

    private Plan take(Line... lines) {
        return tenancy.in(ours, () -> imports.take(List.of(lines)));
    }

    @Test
    void aKeyAnEMailAddressOrANameWithANumberSaysWhoIsMeant() {
        UUID byKey = add(ours, with(details("Oude Naam", "", "", ""), "oud@example.org", "p1"));
        UUID byEmail = add(ours, with(details("Jan Bos", "", "", ""), "jan@example.org", ""));
        UUID byName = add(ours, details("Els de Wit", "", "", "", direct("+31302860001"), direct("+31302860002")));
        add(theirs, with(details("Van hen", "", "", ""), "nieuw@example.org", "p9"));

        Plan plan = take(
                line(2, with(details("Nieuwe Naam", "", "", ""), "nieuw@example.org", "p1")),
                line(3, with(details("Jan van Bosch", "", "", ""), "JAN@example.org", "p2")),
                line(4, details("els De Wit", "Parken", "", "", direct("+31302860002"))),
                line(5, with(details("Geheel Nieuw", "", "", ""), "oud@example.org", "p9")));

        assertThat(plan.faults()).isEmpty();
        assertThat(plan.count(Step.Changed.class)).isEqualTo(3);
        assertThat(found(ours, ""))
                .containsExactlyInAnyOrder("Nieuwe Naam", "Jan van Bosch", "els De Wit", "Geheel Nieuw");
        assertThat(directory.find(ours, byKey).orElseThrow().email()).isEqualTo("nieuw@example.org");
        assertThat(directory.find(ours, byEmail).orElseThrow().name()).isEqualTo("Jan van Bosch");
        assertThat(directory.find(ours, byName).orElseThrow().department()).isEqualTo("Parken");
        assertThat(found(theirs, "")).containsExactly("Van hen");
    }

    @Test
    void twiceTheSameChangesNothingTheSecondTime() {
        Line[] lines = {
            line(2, with(details("Een", "", "", ""), "een@example.org", "")),
            line(3, with(details("Twee", "", "", ""), "", "p2")),
            line(4, details("Drie", "", "", "", direct("+31302860003")))
        };

        assertThat(take(lines).count(Step.Added.class)).isEqualTo(3);
        assertThat(take(lines).count(Step.Same.class)).isEqualTo(3);
        assertThat(found(ours, "")).hasSize(3);
        assertThat(log())
                .filteredOn(entry -> entry.action().startsWith("colleague-"))
                .hasSize(3);
    }

    @Test
    void nothingIsTakenOverWhenOneLineCannotBe() {
        UUID account = user("Ada Agent", Role.AGENT);
        add(ours, of(with(details("Ada", "", "", ""), "ada@example.org", "p1"), account));

        Plan plan = take(
                line(2, with(details("Nieuw", "", "", ""), "nieuw@example.org", "p5")),
                line(3, with(details("Nieuw", "", "", ""), "anders@example.org", "p5")),
                line(4, with(details("Nieuw", "", "", ""), "NIEUW@example.org", "")),
                line(5, with(details("Nieuw", "", "", ""), "ada@example.org", "p6")),
                line(6, of(details("Nieuw", "", "", ""), account)));

        assertThat(plan.faults())
                .extracting(fault -> switch (fault) {
                    case Fault.Twice(var line, var other) -> line + " as " + other;
                    case Fault.Taken(var line, var part, var by) -> line + " " + part + " of " + by.name();
                })
                .containsExactlyInAnyOrder("3 as 2", "4 as 2", "5 EMAIL of Ada Agent", "6 USER of Ada Agent");
        assertThat(found(ours, "")).containsExactly("Ada Agent");
        assertThat(plan().steps()).isEmpty();
    }

    @Test
    @Requirement(value = "2.5.11", part = "who is in the list")
    void fiveThousandLinesAreTakenOverInABoundedTime() {
        Line[] lines = IntStream.range(0, 5000)
                .mapToObj(number -> line(
                        number + 2,
                        with(
                                details(
                                        "Collega van Nummer" + number,
                                        "Afdeling",
                                        "",
                                        "",
                                        direct("+3130" + (2860000 + number))),
                                "c" + number + "@example.org",
                                "p" + number)))
                .toArray(Line[]::new);

        long begun = System.nanoTime();
        assertThat(take(lines).count(Step.Added.class)).isEqualTo(5000);
        Duration first = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        assertThat(plan(lines).count(Step.Same.class)).isEqualTo(5000);
        Duration second = Duration.ofNanos(System.nanoTime() - begun);

        assertThat(first).isLessThan(Duration.ofSeconds(60));
        assertThat(second).isLessThan(Duration.ofSeconds(5));
    }
}
