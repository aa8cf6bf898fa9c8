package nl.balie.desk.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.numbers.DialRules.Refusal;
import org.junit.jupiter.api.Test;

/** Every sentence with which a step or a look-up can fail is known in English too. */
class FailureWordsTests {
    /** The sentence of one that is made, up to the end of its statement. */
    private static final Pattern MADE =
            Pattern.compile("new (?:StepFailed|LookUpFailed|UnknownHost)Exception\\(([^;]*);");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void eachThatTheSourcesMakeIsKnown() throws IOException {
        List<String> sentences = sentences();

        assertThat(sentences).hasSizeGreaterThan(12).contains("er is geen wachtrij 'x'");
        assertThat(sentences)
                .allSatisfy(sentence -> assertThat(FailureWords.of(sentence, Locale.ENGLISH))
                        .isNotEqualTo(sentence)
                        .doesNotContain("$"));
    }

    @Test
    void eachNumberThatIsNotDialledIsKnown() {
        for (Refusal refusal : Refusal.values()) {
            String failure = "'0900 1234' wordt niet gebeld: " + refusal.because();

            assertThat(FailureWords.of(failure, Locale.UK))
                    .startsWith("'0900 1234' is not dialled: ")
                    .doesNotContain(refusal.because());
            assertThat(FailureWords.of(failure, Locale.of("nl"))).isEqualTo(failure);
        }
    }

    @Test
    void whatIsNotKnownStaysAsItIs() {
        assertThat(FailureWords.of("onverwachte fout (IOException), zie het logboek", Locale.ENGLISH))
                .isEqualTo("unexpected error (IOException), see the log");
        assertThat(FailureWords.of("een variabele heeft een waarde van het verkeerde soort", Locale.ENGLISH))
                .isEqualTo("a variable has a value of the wrong kind");
        assertThat(FailureWords.of("connection refused", Locale.ENGLISH)).isEqualTo("connection refused");
    }

    /** With x in the place of each value. */
    private static List<String> sentences() throws IOException {
        List<String> sentences = new ArrayList<>();
        for (String module : List.of("app", "processes", "camel-routes")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    MADE.matcher(Files.readString(file))
                            .results()
                            .map(made -> sentence(made.group(1)))
                            .filter(sentence -> !sentence.isEmpty())
                            .forEach(sentences::add);
                }
            }
        }
        return sentences;
    }

    private static String sentence(String made) {
        List<MatchResult> literals = LITERAL.matcher(made).results().toList();
        if (literals.isEmpty()) {
            return "";
        }
        String joined = literals.stream().map(literal -> literal.group(1)).collect(Collectors.joining("x"));
        boolean goesOn = made.substring(literals.getLast().end()).strip().startsWith("+");
        String begins = made.strip().startsWith("\"") ? "" : "x";
        return (begins + joined + (goesOn ? "x" : "")).replace("%d", "x");
    }
}
