package nl.balie.surveys.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import nl.balie.surveys.Question.Kind;
import nl.balie.surveys.SurveyRun;
import nl.balie.surveys.SurveyRun.Given;
import nl.balie.surveys.SurveyRun.State;
import org.junit.jupiter.api.Test;

class ResultLinesTests {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final Instant AT = Instant.parse("2026-07-01T10:00:00Z");
    private static final UUID ID = UUID.fromString("00000000-0000-0000-0000-000000000001");

    @Test
    void everyAnswerHasALineWithTheIdentificationOfItsRun() {
        String lines = ResultLines.of(
                run(
                        State.COMPLETED,
                        new Given(ID, Kind.OPEN, "Welk cijfer?", "8", "8", true, 2, AT),
                        new Given(ID, Kind.CLOSED, "Geholpen?", null, null, null, 3, AT)),
                ZONE);

        assertThat(lines.lines())
                .containsExactly(
                        ID + ";Onderzoek;" + ID
                                + ";2026-07-01 12:00:00;voltooid;2026-07-01 12:00:00;;Belastingen;Fatima;"
                                + "Welk cijfer?;8;8;ja;2;2026-07-01 12:00:00",
                        ID + ";Onderzoek;" + ID
                                + ";2026-07-01 12:00:00;voltooid;2026-07-01 12:00:00;;Belastingen;Fatima;"
                                + "Geholpen?;;;;3;2026-07-01 12:00:00");
    }

    @Test
    void whoAnsweredNothingHasALineToo() {
        assertThat(ResultLines.of(run(State.DECLINED), ZONE))
                .contains("geweigerd")
                .endsWith(";;;;;;\r\n");
        long columns = ResultLines.HEAD.chars().filter(each -> each == ';').count();
        assertThat(ResultLines.of(run(State.DECLINED), ZONE)
                        .chars()
                        .filter(each -> each == ';')
                        .count())
                .isEqualTo(columns);
    }

    @Test
    void noTextBreaksTheLineOrBecomesAFormula() {
        assertThat(ResultLines.of(
                        run(State.COMPLETED, new Given(ID, Kind.OPEN, "=1+1; \"of\"\nniet?", "*", "*", null, 1, AT)),
                        ZONE))
                .contains(";\"'=1+1; \"\"of\"\"\nniet?\";*;*;");
    }

    private static SurveyRun run(State state, Given... answers) {
        return new SurveyRun(ID, ID, "Onderzoek", ID, AT, AT, null, state, "Belastingen", "Fatima", List.of(answers));
    }
}
