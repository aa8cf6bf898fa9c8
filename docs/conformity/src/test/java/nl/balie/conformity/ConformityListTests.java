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
    void requirements() throws IOException {
        Files.createDirectories(top.resolve("docs"));
        Files.writeString(top.resolve("docs/requirements.tsv"), """
                id\tlevel\tkind\twhat
                2.2.7\tmust\tsoftware\tLongest idle first
                2.2.8\twish\tsoftware\tSomething nice
                2.2.9\tmust\tsoftware\tSkills
                4.1.1\tmust\thardware\tA telephone
                1.1.1\tinfo\tinfo\tBackground
                """);
    }

    @Test
    void hasARowForEveryRequirementInTheOrderOfTheList() throws IOException {
        shown("app", "tests.tsv", "2.2.7\tSomeTests.two\t\n");
        shown("app", "integration-tests.tsv", "2.2.7\tSomeIT.longestIdleFirst\t\n");
        shown("docs/conformity", "tests.tsv", "");

        assertThat(ConformityList.read(top).text()).endsWith("""
                        | 2.2.7 | must | software | shown | SomeIT.longestIdleFirst, SomeTests.two |
                        | 2.2.8 | wish | software | open | |
                        | 2.2.9 | must | software | open | |
                        | 4.1.1 | must | hardware | open | |
                        | 1.1.1 | info | info | open | |
                        """);
    }

    @Test
    void aPartNeverCountsAsShown() throws IOException {
        shown("app", "tests.tsv", """
                2.2.7\tOther.one\ttelephone
                2.2.8\tSome.two\t
                2.2.9\tSome.three\tlevels
                2.2.9\tSome.four\ttelephone
                2.2.9\tSome.five\ttelephone
                """);

        assertThat(ConformityList.read(top).text()).contains("""
                        | | aangetoond | ten dele | open | samen |
                        | --- | --- | --- | --- | --- |
                        | eisen | 0 | 2 | 0 | 2 |
                        | wensen | 1 | 0 | 0 | 1 |
                        | samen | 1 | 2 | 0 | 3 |
                        """).contains("""
                        | 2.2.7 | must | software | part: telephone | Other.one (telephone) |
                        | 2.2.8 | wish | software | shown | Some.two |
                        | 2.2.9 | must | software | part: levels, telephone \
                        | Some.five (telephone), Some.four (telephone), Some.three (levels) |
                        """);
    }

    @Test
    void whatOneTestShowsInFullIsShownWhateverOthersShowOfIt() throws IOException {
        shown("app", "integration-tests.tsv", "2.2.7\tAnIT.calls\ttelephone\n");
        shown("app", "tests.tsv", "2.2.7\tSomeTests.all\t\n");

        assertThat(ConformityList.read(top).text())
                .contains("| eisen | 1 | 0 | 1 | 2 |")
                .contains("| 2.2.7 | must | software | shown | SomeTests.all, AnIT.calls (telephone) |");
    }

    @Test
    void countsOnlyWhatSoftwareCanShow() throws IOException {
        assertThat(ConformityList.read(top).text())
                .contains("| samen | 0 | 0 | 3 | 3 |")
                .contains("De andere 2 regels");
    }

    @Test
    void refusesARequirementThatIsNotInTheList() throws IOException {
        shown("app", "tests.tsv", "9.9.9\tSomeTests.two\t\n");

        assertThatThrownBy(() -> ConformityList.read(top))
                .hasMessage("Test SomeTests.two names requirement 9.9.9, which is not in docs/requirements.tsv.");
    }

    @Test
    void refusesARequirementThatNoTestCanShow() throws IOException {
        shown("app", "tests.tsv", "1.1.1\tSomeTests.two\tall of it\n");

        assertThatThrownBy(() -> ConformityList.read(top))
                .hasMessage(
                        "Test SomeTests.two names requirement 1.1.1, which no test can show: it is of the kind 'info'.");
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
