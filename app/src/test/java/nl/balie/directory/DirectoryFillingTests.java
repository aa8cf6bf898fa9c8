package nl.balie.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.balie.conformity.Requirement;
import nl.balie.directory.DirectoryFilling.Filled;
import nl.balie.directory.DirectoryFilling.Reason;
import nl.balie.directory.DirectoryFilling.Refused;
import nl.balie.directory.DirectorySource.Sourced;
import nl.balie.directory.PhoneLine.Kind;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.people.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A source outside Balie fills the directory, as the link to Entra ID will. */
@Requirement(value = "4.3.1", part = "a directory outside Balie can fill the list")
class DirectoryFillingTests extends DirectoryTest {
    @Autowired
    DirectoryFilling filling;

    @Autowired
    DirectorySources sources;

    private final TestSource entra = new TestSource();

    /** Has whom the test says. */
    private static final class TestSource implements DirectorySource {
        final List<Sourced> there = new ArrayList<>();

        @Override
        public String key() {
            return "entra";
        }

        @Override
        public String name() {
            return "Entra ID";
        }

        @Override
        public List<Sourced> everybody(String organisation) {
            if (there.isEmpty()) {
                throw new IllegalStateException("no answer");
            }
            return List.copyOf(there);
        }
    }

    private static Sourced sourced(String key, String name, String email, String... numbers) {
        return new Sourced(
                key,
                PersonName.of(name),
                "Burgerzaken",
                "",
                List.of(numbers).stream()
                        .map(number -> new PhoneLine(Kind.DIRECT, number))
                        .toList(),
                email,
                "");
    }

    private UUID idOf(String name) {
        return directory.search(ours, name, 1).getFirst().id();
    }

    @Test
    void addsChangesAndRemovesByKey() {
        entra.there.add(sourced("a", "Ada de Boer", "ada@example.org", "030 286 00 01"));
        entra.there.add(sourced("b", "Bob Bos", "", "030 286 00 02"));
        add(ours, details("Eigen Collega", "", "", ""));
        assertThat(filling.fill(ours, entra)).isEqualTo(new Filled(2, 0, 0, List.of()));
        assertThat(filling.fill(theirs, entra)).isEqualTo(new Filled(2, 0, 0, List.of()));
        assertThat(filling.fill(ours, entra)).isEqualTo(new Filled(0, 0, 0, List.of()));
        UUID ada = idOf("ada");

        entra.there.clear();
        entra.there.add(sourced("a", "Ada van Dam", "ada@example.org", "030 286 00 01"));
        assertThat(filling.fill(ours, entra)).isEqualTo(new Filled(0, 1, 1, List.of()));

        assertThat(found(ours, "")).containsExactly("Eigen Collega", "Ada van Dam");
        assertThat(idOf("ada")).isEqualTo(ada);
        assertThat(found(theirs, "")).containsExactly("Ada de Boer", "Bob Bos");
        assertThat(log())
                .extracting(entry -> entry.action())
                .contains("colleague-added", "colleague-changed", "colleague-removed");
    }

    @Test
    void whatASourceKeepsIsChangedThereOnly() {
        entra.there.add(sourced("a", "Ada de Boer", ""));
        var _ = filling.fill(ours, entra);
        UUID ada = idOf("ada");

        assertThat(tenancy.in(ours, () -> colleagues.change(ada, details("Iemand", "", "", ""))))
                .isInstanceOf(Saved.Refused.class);
        assertThat(tenancy.in(ours, () -> colleagues.remove(ada))).isEqualTo(new Removal.Unknown());
        assertThat(found(ours, "")).containsExactly("Ada de Boer");
        assertThat(sources.name("entra")).as("one that is there no more").isEqualTo("entra");
        assertThat(new DirectorySources(new StaticListableBeanFactory(Map.of("entra", entra))
                                .getBeanProvider(DirectorySource.class))
                        .name("entra"))
                .isEqualTo("Entra ID");
    }

    @Test
    void aSourceThatFailsOrHasNobodyRemovesNobody() {
        entra.there.add(sourced("a", "Ada de Boer", ""));
        var _ = filling.fill(ours, entra);
        entra.there.clear();

        assertThatThrownBy(() -> filling.fill(ours, entra)).hasMessage("no answer");
        DirectorySource empty = new DirectorySource() {
            @Override
            public String key() {
                return "entra";
            }

            @Override
            public String name() {
                return "Entra ID";
            }

            @Override
            public List<Sourced> everybody(String organisation) {
                return List.of();
            }
        };
        assertThat(filling.fill(ours, empty)).isEqualTo(new Filled(0, 0, 0, List.of()));
        assertThat(found(ours, "")).containsExactly("Ada de Boer");
    }

    @Test
    void whoWasTypedWithTheSameEMailAddressIsTakenOverWithHisUserAndPlace() {
        UUID account = user("Ada Agent", Role.AGENT);
        UUID ada = add(ours, placed(of(with(details("A", "", "", ""), "ada@example.org", ""), account), 7, false));
        entra.there.add(sourced("a", "Ada de Boer", "ADA@example.org"));

        assertThat(filling.fill(ours, entra)).isEqualTo(new Filled(0, 1, 0, List.of()));
        assertThat(filling.fill(ours, entra)).isEqualTo(new Filled(0, 0, 0, List.of()));

        Colleague now = tenancy.read(ours, () -> colleagues.find(ada)).orElseThrow();
        assertThat(now.source()).isEqualTo("entra");
        assertThat(now.name()).isEqualTo("Ada Agent");
        assertThat(now.details())
                .extracting(Colleague.Details::userId, Colleague.Details::sortOrder, Colleague.Details::visible)
                .containsExactly(account, 7, false);
    }

    @Test
    void changesAloneAreTakenOverToo() {
        entra.there.add(sourced("a", "Ada de Boer", ""));
        entra.there.add(sourced("b", "Bob Bos", ""));
        var _ = filling.fill(ours, entra);

        assertThat(filling.change(ours, entra, List.of(sourced("c", "Cor Dam", "")), Set.of("b", "z")))
                .isEqualTo(new Filled(1, 0, 1, List.of()));
        assertThat(found(ours, "")).containsExactly("Ada de Boer", "Cor Dam");
    }

    @Test
    void whatTheDirectoryCannotHaveIsLeftOutAndTold() {
        entra.there.add(
                sourced("a", "Ada de Boer", "ada@example.org", "geen", "0909 1234", "030 286 00 01", "+31302860001"));
        entra.there.add(sourced("b", "Bob Bos", "ada@example.org"));
        entra.there.add(sourced("b", "Bob Bis", ""));
        entra.there.add(sourced("", "Niemand", ""));
        entra.there.add(sourced("c", "Cor " + "x".repeat(121), ""));

        Filled filled = filling.fill(ours, entra);

        assertThat(filled.added()).isEqualTo(3);
        assertThat(filled.refused())
                .containsExactlyInAnyOrder(
                        new Refused("a", Reason.NUMBER),
                        new Refused("a", Reason.NUMBER),
                        new Refused("b", Reason.EMAIL_TAKEN),
                        new Refused("b", Reason.NO_NAME_OR_KEY),
                        new Refused("", Reason.NO_NAME_OR_KEY),
                        new Refused("c", Reason.TOO_LONG));
        assertThat(directory.search(ours, "ada", 1).getFirst().lines()).containsExactly(direct("+31302860001"));
    }
}
