package nl.balie.telephony.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.balie.telephony.Prompt;
import org.junit.jupiter.api.Test;

class SpokenNumbersTests {
    @Test
    void theNumberIsSpokenInItsOwnParts() {
        assertThat(parts("U bent nummer 7 in de wachtrij.", 7))
                .containsExactly("U bent nummer", "7", "in de wachtrij.");
        assertThat(parts("U bent nummer 537 in de wachtrij.", 537))
                .containsExactly("U bent nummer", "500", "37", "in de wachtrij.");
        assertThat(parts("You are number 2300.", 2300)).containsExactly("You are number", "2000", "300");
        assertThat(parts("Nog 0 minuten", 0)).containsExactly("Nog", "0", "minuten");
    }

    @Test
    void aSentenceWithoutTheNumberStaysWhole() {
        assertThat(parts("U bent de eerste in de wachtrij.", 1)).containsExactly("U bent de eerste in de wachtrij.");
        assertThat(parts("Toets 12 of 1.5", 1)).containsExactly("Toets 12 of 1.5");
        assertThat(parts("Nummer 10000", 10_000)).containsExactly("Nummer 10000");
    }

    @Test
    void aThousandPlacesTakeAFewPartsOnly() {
        Set<String> made = new HashSet<>();
        for (int place = 2; place <= 1_000; place++) {
            made.addAll(parts("U bent nummer " + place + " in de wachtrij.", place));
        }

        assertThat(made).hasSizeLessThan(115);
    }

    private static List<String> parts(String text, int number) {
        return SpokenNumbers.parts(new Prompt.Counted("nl", text, number)).stream()
                .map(Prompt.Speech::text)
                .toList();
    }
}
