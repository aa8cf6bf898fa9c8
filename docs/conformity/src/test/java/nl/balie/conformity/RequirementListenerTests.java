package nl.balie.conformity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class RequirementListenerTests {
    @TempDir
    Path directory;

    @Test
    void writesDownWhatPassed() throws IOException {
        assertThat(run(Mixed.class))
                .containsExactly(
                        "2.2.1\tRequirementListenerTests.Mixed.passes\t",
                        "2.2.1\tRequirementListenerTests.Mixed.passesForEach\t",
                        "2.2.7\tRequirementListenerTests.Mixed.passes\t");
    }

    @Test
    void takesTheAnnotationOfTheClassAndOfTheOneAround() throws IOException {
        assertThat(run(Annotated.class))
                .containsExactly(
                        "2.3.1\tRequirementListenerTests.Annotated.Inner.passes\t",
                        "2.3.1\tRequirementListenerTests.Annotated.passes\t",
                        "2.3.3\tRequirementListenerTests.Annotated.Inner.passes\t");
    }

    @Test
    void saysWhichPartATestShows() throws IOException {
        assertThat(run(Parts.class))
                .containsExactly(
                        "2.2.7\tRequirementListenerTests.Parts.showsAllOfOneAndPartsOfTwo\t",
                        "2.4.2\tRequirementListenerTests.Parts.showsAllOfOneAndPartsOfTwo\ttelephone",
                        "2.8.1\tRequirementListenerTests.Parts.showsAllOfOneAndPartsOfTwo\ttelephone",
                        "2.8.1\tRequirementListenerTests.Parts.showsOnePart\tkeys");
    }

    @Test
    void doesNotTrustAClassThatFailsAsAWhole() throws IOException {
        assertThat(run(FailsAtItsEnd.class)).isEmpty();
    }

    @Test
    void doesNotTrustATestWhosePreparationFails() throws IOException {
        assertThat(run(FailsBefore.class)).isEmpty();
    }

    private List<String> run(Class<?> tests) throws IOException {
        String before = System.getProperty(RequirementListener.FILE);
        Path file = directory.resolve("shown.tsv");
        System.setProperty(RequirementListener.FILE, file.toString());
        try {
            LauncherFactory.create(LauncherConfig.builder()
                            .enableTestExecutionListenerAutoRegistration(false)
                            .build())
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(tests))
                                    .build(),
                            new RequirementListener());
            return Files.readAllLines(file);
        } finally {
            if (before == null) {
                System.clearProperty(RequirementListener.FILE);
            } else {
                System.setProperty(RequirementListener.FILE, before);
            }
        }
    }

    static class Mixed {
        @Test
        @Requirement({"2.2.1", "2.2.7"})
        void passes() {
            assertTrue(true);
        }

        @Test
        @Requirement("2.2.7")
        void fails() {
            fail();
        }

        @Test
        @Disabled
        @Requirement("2.2.7")
        void isSkipped() {}

        @Test
        void showsNothing() {
            assertTrue(true);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Requirement("2.2.1")
        void passesForEach(int number) {
            assertTrue(number > 0);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Requirement("2.2.7")
        void failsForOne(int number) {
            assertTrue(number > 1);
        }
    }

    @Requirement("2.3.1")
    static class Annotated {
        @Test
        void passes() {
            assertTrue(true);
        }

        @Nested
        class Inner {
            @Test
            @Requirement("2.3.3")
            void passes() {
                assertTrue(true);
            }
        }
    }

    static class Parts {
        @Test
        @Requirement("2.2.7")
        @Requirement(
                value = {"2.4.2", "2.8.1"},
                part = "telephone")
        void showsAllOfOneAndPartsOfTwo() {
            assertTrue(true);
        }

        @Test
        @Requirement(value = "2.8.1", part = "keys")
        void showsOnePart() {
            assertTrue(true);
        }
    }

    static class FailsAtItsEnd {
        @AfterAll
        static void breaks() {
            fail();
        }

        @Test
        @Requirement("2.2.1")
        void passes() {
            assertTrue(true);
        }
    }

    static class FailsBefore {
        @BeforeEach
        void breaks() {
            fail();
        }

        @Test
        @Requirement("2.2.1")
        void wouldPass() {
            assertTrue(true);
        }
    }
}
