package nl.balie.demo;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.balie.codes.DispositionCodes;
import nl.balie.codes.ReasonCodes;
import nl.balie.numbers.Fallback;
import nl.balie.numbers.NumberDetails;
import nl.balie.numbers.NumberRange;
import nl.balie.numbers.NumberRanges;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.numbers.PhoneRoutes;
import nl.balie.numbers.RouteDetails;
import nl.balie.numbers.ShownNumbers;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Saved;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import nl.balie.rules.opening.WeeklyHours;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the demo organisations have set up: skill groups, queues, hours, numbers and codes. The numbers follow a calendar
 * that is always open, so that a call reaches an agent at whatever hour somebody tries it; 'Kantooruren' is there to see
 * what a real one looks like.
 */
@Component
@Order(10)
class DemoOrganisations implements DemoPart {
    private static final String CLOSED =
            "Wij zijn op dit moment gesloten. U bereikt ons op werkdagen van 9 tot 17 uur.";
    private static final List<String> SUBJECTS = List.of("Burgerzaken", "Belastingen", "Openbare ruimte");

    private final SkillGroups groups;
    private final Queues queues;
    private final OpeningCalendars calendars;
    private final NumberRanges ranges;
    private final PhoneNumbers numbers;
    private final PhoneRoutes routes;
    private final ShownNumbers shown;
    private final ReasonCodes reasons;
    private final DispositionCodes dispositions;

    DemoOrganisations(
            SkillGroups groups,
            Queues queues,
            OpeningCalendars calendars,
            NumberRanges ranges,
            PhoneNumbers numbers,
            PhoneRoutes routes,
            ShownNumbers shown,
            ReasonCodes reasons,
            DispositionCodes dispositions) {
        this.groups = groups;
        this.queues = queues;
        this.calendars = calendars;
        this.ranges = ranges;
        this.numbers = numbers;
        this.routes = routes;
        this.shown = shown;
        this.reasons = reasons;
        this.dispositions = dispositions;
    }

    @Override
    public void load(String organisation) {
        switch (organisation) {
            case "waterstad" -> {
                done(ranges.add(new NumberRange.Details("+31990001000", "+31990001099", "Doorkiesreeks van de demo")));
                Basis basis = basis("Waterstad");
                UUID frontDesk = basis.groups().getFirst();
                done(queues.add(new QueueDetails("Collega's", Queue.Kind.INTERNAL, frontDesk, 0, "", true, "4")));
                UUID overflow = done(queues.add(new QueueDetails(
                        "Terugval",
                        Queue.Kind.FALLBACK,
                        frontDesk,
                        5,
                        "U wordt zo snel mogelijk weer geholpen.",
                        true,
                        "5")));
                UUID general = number("+31990001000", "Waterstad, algemeen nummer", "balie-main-menu", basis);
                UUID direct = done(numbers.add(details(
                        "+31990001001", "Waterstad, rechtstreeks naar Burgerzaken", "balie-direct-queue", basis)));
                shown.release(frontDesk, "Team Burgerzaken", List.of(general, direct), true);
                done(numbers.add(new NumberDetails(
                        "+31990001009",
                        "Waterstad, niet opgenomen door collega's",
                        "balie-direct-queue",
                        basis.calendar(),
                        overflow,
                        Fallback.QUEUE,
                        "",
                        null)));
                done(numbers.add(details("+31990001099", "Waterstad, beheerlijn", "balie-control-line", basis)));
            }
            case "bergdorp" -> {
                done(ranges.add(new NumberRange.Details("+31990002000", "+31990002099", "Doorkiesreeks van de demo")));
                number("+31990002000", "Bergdorp, algemeen nummer", "balie-main-menu", basis("Bergdorp"));
            }
            default -> {
                // an organisation of somebody's own
            }
        }
    }

    /** What both have: three subjects, each a skill group with a queue, two calendars, and codes. */
    private Basis basis(String municipality) {
        List<UUID> skilled = SUBJECTS.stream()
                .map(subject -> done(groups.add("Team " + subject)))
                .toList();
        List<UUID> waiting = SUBJECTS.stream()
                .map(subject -> done(queues.add(new QueueDetails(
                        subject,
                        Queue.Kind.EXTERNAL,
                        skilled.get(SUBJECTS.indexOf(subject)),
                        0,
                        "Welkom bij " + subject + " van de gemeente " + municipality
                                + ". Een medewerker helpt u zo snel mogelijk.",
                        true,
                        String.valueOf(1 + SUBJECTS.indexOf(subject))))))
                .toList();
        UUID always = done(calendars.add(new CalendarDetails(
                "Altijd open (demo)",
                false,
                CLOSED,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> new WeeklyHours(day, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                        .toList())));
        done(calendars.add(new CalendarDetails(
                "Kantooruren",
                true,
                CLOSED,
                Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
                        .map(day -> new WeeklyHours(day, LocalTime.of(9, 0), LocalTime.of(17, 0)))
                        .toList())));
        List<String> why = List.of("Pauze", "Lunch", "Overleg", "Training", "Administratie");
        why.forEach(name -> done(reasons.add(name, String.valueOf(1 + why.indexOf(name)), true)));
        disposition("Burgerzaken", "Paspoort of identiteitskaart", "Rijbewijs", "Verhuizing doorgeven", "Uittreksel");
        disposition("Belastingen", "Aanslag", "Kwijtschelding", "Betalingsregeling", "WOZ-waarde");
        disposition("Openbare ruimte", "Afval", "Straatverlichting", "Groen", "Bouwvergunning");
        disposition("Overig", "Verkeerd verbonden", "Doorverwezen");
        return new Basis(always, skilled, waiting);
    }

    /** A number with the menu: 1, 2 and 3 lead to the three subjects. */
    private UUID number(String e164, String description, String callflow, Basis basis) {
        UUID id = done(numbers.add(details(e164, description, callflow, basis)));
        for (int subject = 0; subject < SUBJECTS.size(); subject++) {
            String choice = String.valueOf(subject + 1);
            done(routes.add(
                    id,
                    new RouteDetails(
                            "Keuze " + choice + ": " + SUBJECTS.get(subject),
                            choice,
                            null,
                            Set.of(),
                            null,
                            null,
                            null,
                            null,
                            basis.queues().get(subject),
                            0)));
        }
        return id;
    }

    private static NumberDetails details(String e164, String description, String callflow, Basis basis) {
        return new NumberDetails(
                e164, description, callflow, basis.calendar(), basis.queues().getFirst(), Fallback.QUEUE, "", null);
    }

    private void disposition(String primary, String... secondary) {
        UUID parent = done(dispositions.add(null, primary, true));
        for (String name : secondary) {
            done(dispositions.add(parent, name, true));
        }
    }

    private static UUID done(Saved saved) {
        if (saved instanceof Saved.Done(var id)) {
            return id;
        }
        throw new IllegalStateException("The demo's organisation is not empty: " + saved);
    }

    private record Basis(UUID calendar, List<UUID> groups, List<UUID> queues) {}
}
