package nl.balie.directory;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.directory.PhoneLine.Kind;
import nl.balie.pages.Saved;
import nl.balie.people.NewUsers;
import nl.balie.people.Role;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two organisations with a directory each. */
abstract class DirectoryTest extends AdministrationTest {
    @Autowired
    Directory directory;

    @Autowired
    Colleagues colleagues;

    @Autowired
    Tenancy tenancy;

    @Autowired
    NewUsers users;

    @Autowired
    AuditLog audit;

    String ours = "";
    String theirs = "";

    @BeforeEach
    void twoOrganisations() {
        ours = "ours-" + UUID.randomUUID().toString().substring(0, 8);
        theirs = "theirs-" + UUID.randomUUID().toString().substring(0, 8);
        for (String organisation : List.of(ours, theirs)) {
            JdbcClient.create(DATABASE.owner())
                    .sql("insert into organisation (id, name) values (?, ?)")
                    .params(organisation, "Gemeente " + organisation)
                    .update();
        }
    }

    static Colleague.Details details(String name, String department, String job, String remark, PhoneLine... lines) {
        return new Colleague.Details(
                PersonName.of(name), department, job, List.of(lines), "", remark, 100, true, null, "");
    }

    static Colleague.Details with(Colleague.Details details, String email, String key) {
        return new Colleague.Details(
                details.person(),
                details.department(),
                details.job(),
                details.lines(),
                email,
                details.remark(),
                details.sortOrder(),
                details.visible(),
                details.userId(),
                key);
    }

    static Colleague.Details placed(Colleague.Details details, int order, boolean visible) {
        return new Colleague.Details(
                details.person(),
                details.department(),
                details.job(),
                details.lines(),
                details.email(),
                details.remark(),
                order,
                visible,
                details.userId(),
                details.key());
    }

    static Colleague.Details of(Colleague.Details details, UUID user) {
        return new Colleague.Details(
                details.person(),
                details.department(),
                details.job(),
                details.lines(),
                details.email(),
                details.remark(),
                details.sortOrder(),
                details.visible(),
                user,
                details.key());
    }

    static PhoneLine direct(String number) {
        return new PhoneLine(Kind.DIRECT, number);
    }

    UUID add(String organisation, Colleague.Details details) {
        return ((Saved.Done) tenancy.in(organisation, () -> colleagues.add(details))).id();
    }

    UUID user(String name, Role role) {
        String username = "u" + UUID.randomUUID().toString().substring(0, 8);
        return tenancy.in(ours, () -> users.add(username, name, Set.of(role), List.of(), "vier rode boten"));
    }

    List<String> found(String organisation, String text) {
        return directory.search(organisation, text, 50).stream()
                .map(DirectoryEntry::name)
                .toList();
    }

    List<AuditEntry> log() {
        return tenancy.read(ours, () -> audit.find(null, null, null, 0, 100));
    }
}
