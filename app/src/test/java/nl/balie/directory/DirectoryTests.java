package nl.balie.directory;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import nl.balie.conformity.Requirement;
import nl.balie.database.ListQuery;
import nl.balie.directory.PhoneLine.Kind;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.people.Role;
import nl.balie.people.UserChanged;
import nl.balie.people.UserStore;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is found in the directory, by whom and by what. */
class DirectoryTests extends DirectoryTest {
    @Autowired
    UserStore accounts;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    @Requirement(value = "4.3.1", part = "looking up by first name, surname and department")
    @Requirement(value = "2.5.11", part = "looking colleagues up")
    void anyWordsInAnyOrderFindAColleague() {
        add(ours, details("Renée van der Meer", "Burgerzaken", "Adviseur", "Ma en di", direct("+31302860001")));
        add(ours, details("Karim Özdemir", "Belastingen", "Adviseur", "", new PhoneLine(Kind.MOBILE, "+31612345678")));

        assertThat(found(ours, "renee")).containsExactly("Renée van der Meer");
        assertThat(found(ours, "MEER burgerz")).containsExactly("Renée van der Meer");
        assertThat(found(ours, "adviseur van der")).containsExactly("Renée van der Meer");
        assertThat(found(ours, "di")).containsExactly("Renée van der Meer");
        assertThat(found(ours, "ozdemir")).containsExactly("Karim Özdemir");
        assertThat(found(ours, "06-1234 5678")).containsExactly("Karim Özdemir");
        assertThat(found(ours, "+31 (0)30 286 00 01")).containsExactly("Renée van der Meer");
        assertThat(found(ours, "karim 061234")).containsExactly("Karim Özdemir");
        assertThat(found(ours, "adviseur")).hasSize(2);
        assertThat(found(ours, "renee belastingen")).isEmpty();
        assertThat(found(ours, "%")).isEmpty();
    }

    @Test
    void surnamesWithoutTheirInfixGiveTheOrderUnlessAnAdministratorDoes() {
        add(ours, details("Bram ten Zijl", "", "", ""));
        add(ours, details("Eva Çelik", "", "", ""));
        add(ours, details("Jan van der Berg", "", "", ""));
        add(ours, details("Adri van den Berg", "", "", ""));
        add(ours, details("Petra de Boer", "", "", ""));
        add(ours, placed(details("Receptie", "", "", ""), 1, true));

        assertThat(found(ours, ""))
                .containsExactly(
                        "Receptie",
                        "Adri van den Berg",
                        "Jan van der Berg",
                        "Petra de Boer",
                        "Eva Çelik",
                        "Bram ten Zijl");
    }

    @Test
    @Requirement(value = "2.10.1", part = "the directory")
    void nobodyIsSeenFromAnotherOrganisationAndWhoIsHiddenFromNowhere() {
        UUID one = add(ours, details("Petra Jansen", "Vergunningen", "", "", direct("+31302860001")));
        UUID hidden = add(ours, placed(details("Ans Geheim", "", "", "", direct("+31302860002")), 100, false));

        assertThat(found(theirs, "")).isEmpty();
        assertThat(directory.find(theirs, one)).isEmpty();
        assertThat(tenancy.in(theirs, () -> colleagues.change(one, details("X", "", "", ""))))
                .isEqualTo(new Saved.Unknown());
        assertThat(tenancy.in(theirs, () -> colleagues.remove(one))).isEqualTo(new Removal.Unknown());
        assertThat(tenancy.read(theirs, () -> colleagues.ofNumber("+31302860001")))
                .isEmpty();

        assertThat(found(ours, "")).containsExactly("Petra Jansen");
        assertThat(directory.find(ours, hidden)).isEmpty();
        assertThat(directory.find(ours, one).orElseThrow().department()).isEqualTo("Vergunningen");
        assertThat(tenancy.read(ours, () -> colleagues.ofNumber("+31302860002")))
                .isPresent();
    }

    @Test
    void aUserHasTheNameOfHisAccountAlsoWhenThatChanges() {
        UUID account = user("Marieke van Dijk", Role.AGENT);
        UUID id = add(ours, of(details("Iets anders", "KCC", "Agent", ""), account));
        assertThat(directory.find(ours, id).orElseThrow())
                .extracting(DirectoryEntry::name, DirectoryEntry::person, DirectoryEntry::userId)
                .containsExactly("Marieke van Dijk", new PersonName("Marieke", "van", "Dijk"), account);

        tenancy.in(ours, () -> {
            accounts.change(account, "Marieke de Wit", true, null);
            events.publishEvent(new UserChanged(ours, account, true));
        });
        assertThat(found(ours, "wit")).containsExactly("Marieke de Wit");

        tenancy.in(ours, () -> accounts.remove(account));
        assertThat(directory.find(ours, id).orElseThrow())
                .extracting(DirectoryEntry::name, DirectoryEntry::userId, DirectoryEntry::availability)
                .containsExactly("Marieke de Wit", null, null);
    }

    @Test
    void onlyWhoHandlesContactsHasAPresence() {
        UUID agent = add(ours, of(details("A", "", "", ""), user("Ada Agent", Role.AGENT)));
        UUID administrator = add(ours, of(details("B", "", "", ""), user("Bea Heer", Role.FUNCTIONAL_ADMINISTRATOR)));
        UUID outside = add(ours, details("Cor Buiten", "", "", ""));

        assertThat(directory.find(ours, agent).orElseThrow().availability())
                .isEqualTo(new Availability(Availability.State.SIGNED_OUT, null, null));
        assertThat(directory.find(ours, administrator).orElseThrow().availability())
                .isNull();
        assertThat(directory.find(ours, outside).orElseThrow().availability()).isNull();
    }

    @Test
    void aNumberIsOfWhomItRingsWithAlone() {
        add(ours, details("Anna Aa", "KCC", "", "", new PhoneLine(Kind.SHARED, "+31302860009")));
        add(ours, details("Zoë Zee", "KCC", "", "", direct("+31302860009")));

        assertThat(tenancy.read(ours, () -> colleagues.ofNumber("+31302860009"))
                        .orElseThrow()
                        .name())
                .isEqualTo("Zoë Zee");
    }

    @Test
    void whatOnlyOneMayHaveIsRefusedToASecond() {
        UUID account = user("Ada Agent", Role.AGENT);
        UUID first = add(ours, of(with(details("Een", "", "", ""), "een@example.org", "p1"), account));
        add(theirs, with(details("Een", "", "", ""), "een@example.org", "p1"));

        for (Colleague.Details second : List.of(
                with(details("Twee", "", "", ""), "EEN@example.org", ""),
                with(details("Twee", "", "", ""), "", "p1"),
                of(details("Twee", "", "", ""), account))) {
            assertThat(tenancy.in(ours, () -> colleagues.add(second))).isEqualTo(new Saved.Taken());
        }
        assertThat(tenancy.in(
                        ours,
                        () -> colleagues.change(first, with(details("Drie", "", "", ""), "een@example.org", "p1"))))
                .isEqualTo(new Saved.Done(first));
        assertThat(log())
                .filteredOn(entry -> entry.action().equals("colleague-changed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.details().keySet()).contains("name", "user"));
    }

    @Test
    void fiveHundredColleaguesTakeAsManyQueriesAsOne() {
        UUID account = user("Ada Agent", Role.AGENT);
        add(ours, of(details("A", "", "", ""), account));
        long one = queries(() -> assertThat(found(ours, "")).hasSize(1));
        tenancy.in(
                ours,
                () -> IntStream.range(0, 500)
                        .forEach(number -> colleagues.insert(
                                "",
                                details(
                                        "Collega Nummer" + number,
                                        "Afdeling " + number % 7,
                                        "",
                                        "",
                                        direct("+3130286" + (1000 + number))))));

        assertThat(queries(() -> assertThat(
                                directory.list(ours, new ListQuery("", 1, 500)).rows())
                        .hasSize(500)))
                .isEqualTo(one)
                .isLessThanOrEqualTo(6);
        long begun = System.nanoTime();
        for (int time = 0; time < 20; time++) {
            assertThat(found(ours, "afdeling nummer41")).hasSize(11);
        }
        assertThat((System.nanoTime() - begun) / 20).as("nanoseconds for each").isLessThan(250_000_000L);
    }

    /** How many statements it executes; what other tests left behind may execute some on other threads. */
    private static long queries(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level before = logger.getLevel();
        Thread here = Thread.currentThread();
        AtomicLong heard = new AtomicLong();
        AppenderBase<ILoggingEvent> counting = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                boolean executes = event.getFormattedMessage().startsWith("Executing prepared SQL statement");
                if (executes && Thread.currentThread() == here) {
                    heard.incrementAndGet();
                }
            }
        };
        counting.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(counting);
        try {
            work.run();
        } finally {
            logger.detachAppender(counting);
            logger.setAdditive(true);
            logger.setLevel(before);
        }
        return heard.get();
    }
}
