package nl.balie.desk.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import nl.balie.contacts.AnyFact;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Names;
import org.junit.jupiter.api.Test;

class TimelineLineTests {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:05Z");
    private static final ZonedDateTime START = AT.minusSeconds(5).atZone(ZoneId.of("Europe/Amsterdam"));
    private static final Names.Book NOBODY = new Names.Book(Map.of());
    private static final Locale DUTCH = Locale.of("nl");
    private static final Map<Locale, Properties> SENTENCES =
            Map.of(DUTCH, sentences("history"), Locale.ENGLISH, sentences("history_en"));

    @Property
    @Domain(AnyFact.class)
    @Domain(DomainContext.Global.class)
    void everyFactHasASentence(@ForAll Fact fact) {
        TimelineLine line = line(fact, Map.of());

        SENTENCES.forEach((language, sentences) -> {
            assertThat(sentences).as(language.toString()).containsKey(line.text());
            String sentence = sentences.getProperty(line.text());
            assertThat(sentence).doesNotContain("{" + line.values().length + "}");
            assertThat(MessageFormat.format(sentence, line.values())).isNotBlank();
        });
    }

    @Test
    void valuesAreInTheReadersLanguage() {
        var step = new Fact.Step("play-prompt", "Task_Greet", "menu", 1, 1, Duration.ofMillis(3240), false, null);

        assertThat(line(new Fact.LanguageChosen("tr"), DUTCH).values()).containsExactly("Turks");
        assertThat(line(new Fact.LanguageChosen("tr"), Locale.ENGLISH).values()).containsExactly("Turkish");
        assertThat(line(step, Locale.ENGLISH).values()).containsExactly("Task_Greet", "3.2");
    }

    @Test
    void timesAreTheOrganisations() {
        TimelineLine line = line(new Fact.PhoneRinging(), Map.of());

        assertThat(line.at().toLocalTime()).hasToString("11:00:05");
        assertThat(line.offset()).isEqualTo("0:05");
    }

    @Test
    void aStepHasTheNameThatItsModelGivesIt() {
        Fact step = new Fact.Step("play-prompt", "Task_Greet", "menu", 1, 1, Duration.ofMillis(3240), false, null);

        assertThat(line(step, Map.of("menu/Task_Greet", "Begroet beller")).values())
                .containsExactly("Begroet beller", "3,2");
        assertThat(line(step, Map.of()).values()).containsExactly("Task_Greet", "3,2");
    }

    @Test
    void whatIsNamedByIdIsShownByItsName() {
        UUID queue = UUID.randomUUID();
        UUID agent = UUID.randomUUID();
        Names.Book names = new Names.Book(Map.of(queue, "Belastingen", agent, "Fatima"));

        TimelineLine line = TimelineLine.of(
                new ContactEvent(AT, new Fact.Requeued(agent, queue, false)), null, START, names, Map.of(), DUTCH);

        assertThat(line.values()).containsExactly("Fatima", "Belastingen");
    }

    @Test
    void whatANewerBalieKeepsIsShownAsUnknown() {
        TimelineLine kind = line(new Fact.Unknown("CO_BROWSED", Map.of("minutes", 3)), Map.of());
        TimelineLine field = TimelineLine.of(
                new ContactEvent(AT, new Fact.PhoneRinging(), Map.of("ringtone", "bell")),
                null,
                START,
                NOBODY,
                Map.of(),
                DUTCH);

        assertThat(kind.text()).isEqualTo("history.event.unknown");
        assertThat(kind.values()).containsExactly("CO_BROWSED");
        assertThat(field.text()).isEqualTo("history.event.phone-ringing");
        assertThat(field.more()).isEqualTo("ringtone");
    }

    private static TimelineLine line(Fact fact, Map<String, String> elementNames) {
        return TimelineLine.of(new ContactEvent(AT, fact), "Zondag", START, NOBODY, elementNames, DUTCH);
    }

    private static TimelineLine line(Fact fact, Locale reader) {
        return TimelineLine.of(new ContactEvent(AT, fact), null, START, NOBODY, Map.of(), reader);
    }

    private static Properties sentences(String name) {
        Properties sentences = new Properties();
        try (var file = new InputStreamReader(
                Objects.requireNonNull(
                        TimelineLineTests.class.getResourceAsStream("/messages/" + name + ".properties")),
                StandardCharsets.UTF_8)) {
            sentences.load(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return sentences;
    }
}
