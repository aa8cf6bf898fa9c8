package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What strangers say makes no line of its own in the log (OWASP ASVS 5.0, 16.4.1), and each line says when, how grave and where. */
class LogLinesTests {
    private static final String FORGED =
            "niets\r\n2026-01-01T00:00:00.000+01:00 ERROR [x] nl.balie.Vals \u001b[31mverzonnen";
    private static final Pattern BEGINNING = Pattern.compile(
            "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) ", Pattern.MULTILINE);

    private final LoggerContext context = new LoggerContext();
    private final PatternLayout layout = new PatternLayout();

    @BeforeEach
    void asTheFileHasIt() throws Exception {
        try (InputStream file =
                Objects.requireNonNull(LogLinesTests.class.getResourceAsStream("/logback-spring.xml"))) {
            layout.setPattern(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getElementsByTagName("pattern")
                    .item(0)
                    .getTextContent());
        }
        layout.setContext(context);
        layout.start();
    }

    @Test
    void aMessageIsOneLine() {
        String line = line(null);

        assertThat(line)
                .startsWith("20")
                .endsWith("verzonnen\n")
                .containsOnlyOnce("\n")
                .doesNotContain("\r", "\u001b");
        assertThat(line).contains("INFO ", "nl.balie.Echt", "contact=17");
    }

    @Test
    void theWordsOfAnExceptionBeginNoLineAndItsTraceDoes() {
        String lines = line(new IllegalStateException(FORGED, new IllegalArgumentException(FORGED)));

        assertThat(BEGINNING.matcher(lines).results()).hasSize(1);
        assertThat(lines)
                .containsPattern("(?m)^java.lang.IllegalStateException: niets")
                .containsPattern("(?m)^\\s+at nl.balie.LogLinesTests")
                .containsPattern("(?m)^Caused by: java.lang.IllegalArgumentException: niets")
                .endsWith("\n");
    }

    private String line(@Nullable Throwable problem) {
        LoggingEvent event = new LoggingEvent(
                "test", context.getLogger("nl.balie.Echt"), Level.INFO, "zei: " + FORGED, problem, new Object[0]);
        event.setMDCPropertyMap(Map.of("contact", "17"));
        return layout.doLayout(event);
    }
}
