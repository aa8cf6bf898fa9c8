package nl.balie.conformity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformityListTests {
    @TempDir
    Path top;

    @BeforeEach
    void threeRequirements() throws IOException {
        Files.createDirectories(top.resolve("docs"));
        Files.writeString(top.resolve("docs/requirements.tsv"), """
                level\tkind\twhat
                2.2.7\tmust\tsoftware\tLongest idle first
                2.2.8\twish\tsoftware\tSomething nice
                1.1.1\tinfo\tinfo\tBackground
                """);
    }

    @Test
    void hasARowForEveryRequirementInTheOrderOfTheList() throws IOException {
        shown("app", "tests.tsv", "2.2.7\tSomeTests.two\n");
        shown("app", "integration-tests.tsv", "2.2.7\tSomeIT.longestIdleFirst\n");
        shown("docs/conformity", "tests.tsv", "");

        assertThat(ConformityList.read(top).text())
                .contains("Aangetoond: 1 van 1 eisen (`must`) en 0 van 1 wensen (`wish`).")
                .endsWith("""
                        | 2.2.7 | must | shown | SomeIT.longestIdleFirst, SomeTests.two |
                        | 2.2.8 | wish | open | |
                        | 1.1.1 | info | open | |
                        """);
    }

    @Test
    void refusesARequirementThatIsNotInTheList() throws IOException {
        shown("app", "tests.tsv", "9.9.9\tSomeTests.two\n");

        assertThatThrownBy(() -> ConformityList.read(top))
                .hasMessage("Test SomeTests.two names requirement 9.9.9, which is not in docs/requirements.tsv.");
    }

    @Test
    void refusesAListThatIsOutOfDateAndSaysWhatToDo() throws IOException {
        Path file = top.resolve("docs/conformity.md");
        String text = ConformityList.read(top).text();

        assertThatThrownBy(() -> ConformityList.check(file, text)).hasMessageContaining("./balie conformity");
        Files.writeString(file, text + "\n");
        assertThatThrownBy(() -> ConformityList.check(file, text)).hasMessageContaining("./balie conformity");
        Files.writeString(file, text);
        assertThatCode(() -> ConformityList.check(file, text)).doesNotThrowAnyException();
    }

    private void shown(String module, String file, String lines) throws IOException {
        Path directory = Files.createDirectories(top.resolve(module).resolve("target/requirements-shown"));
        Files.writeString(directory.resolve(file), lines);
    }
}
