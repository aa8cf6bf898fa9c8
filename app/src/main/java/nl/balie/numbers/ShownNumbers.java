package nl.balie.numbers;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.audit.AuditLog;
import nl.balie.audit.Changes;
import nl.balie.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which numbers agents may show when they dial out, released for their skill group (requirement 2.2.39). */
@Component
public class ShownNumbers {
    private final JdbcClient database;
    private final Tenancy tenancy;
    private final PhoneNumbers numbers;
    private final AuditLog audit;

    ShownNumbers(JdbcClient database, Tenancy tenancy, PhoneNumbers numbers, AuditLog audit) {
        this.database = database;
        this.tenancy = tenancy;
        this.numbers = numbers;
        this.audit = audit;
    }

    /**
     * What an agent can show.
     *
     * @param id of the organisation's number; null to show none
     * @param number in E.164; null to show none
     */
    public record Shown(@Nullable UUID id, @Nullable String number, String description) {
        /** No number is shown. */
        public static final Shown NONE = new Shown(null, null, "");
    }

    /** What was released for each of these skill groups: the numbers in their order, none last; a group without is left out. */
    public Map<UUID, List<Shown>> released(Collection<UUID> skillGroups) {
        Map<UUID, PhoneNumber> known = new HashMap<>();
        List<PhoneNumber> all = numbers.list();
        all.forEach(number -> known.put(number.id(), number));
        Map<UUID, List<UUID>> stored = new HashMap<>();
        database.sql("select skill_group_id, phone_number_id from shown_number where skill_group_id = any(?)")
                .param(skillGroups.toArray(UUID[]::new))
                .query(row -> {
                    stored.computeIfAbsent(row.getObject("skill_group_id", UUID.class), group -> new ArrayList<>())
                            .add(row.getObject("phone_number_id", UUID.class));
                });
        Map<UUID, List<Shown>> released = new HashMap<>();
        stored.forEach((group, ids) -> released.put(
                group,
                Stream.concat(
                                all.stream()
                                        .filter(number -> ids.contains(number.id()))
                                        .map(ShownNumbers::shown),
                                ids.contains(null) ? Stream.of(Shown.NONE) : Stream.empty())
                        .toList()));
        return released;
    }

    /** What an agent of this skill group can show: what was released for it, otherwise {@link #usual}. */
    public List<Shown> of(UUID skillGroup) {
        List<Shown> released = released(List.of(skillGroup)).getOrDefault(skillGroup, List.of());
        return released.isEmpty() ? usual() : released;
    }

    /** What is shown while nothing was released: the organisation's first number; none when it has no number. */
    public List<Shown> usual() {
        return Stream.concat(numbers.list().stream().map(ShownNumbers::shown), Stream.of(Shown.NONE))
                .limit(1)
                .toList();
    }

    /** Every number that could be released. */
    public List<Shown> choices() {
        return numbers.list().stream().map(ShownNumbers::shown).toList();
    }

    private static Shown shown(PhoneNumber number) {
        return new Shown(number.id(), number.number(), number.description());
    }

    /**
     * Releases these numbers for a skill group, and no others.
     *
     * @param ids of the organisation's numbers; others are left out
     * @param none whether its agents may show no number too
     */
    public void release(UUID skillGroup, String groupName, Collection<UUID> ids, boolean none) {
        List<Shown> before = released(List.of(skillGroup)).getOrDefault(skillGroup, List.of());
        List<Shown> wanted = Stream.concat(
                        choices().stream().filter(shown -> ids.contains(shown.id())),
                        none ? Stream.of(Shown.NONE) : Stream.empty())
                .toList();
        database.sql("delete from shown_number where skill_group_id = ?")
                .param(skillGroup)
                .update();
        wanted.forEach(shown -> database.sql(
                        "insert into shown_number (organisation_id, skill_group_id, phone_number_id) values (?, ?, ?)")
                .params(tenancy.current(), skillGroup, shown.id())
                .update());
        Changes changes = new Changes().of("shown", words(before), words(wanted));
        if (!changes.isEmpty()) {
            audit.record("shown-numbers-changed", groupName, changes.asMap());
        }
    }

    private static List<String> words(List<Shown> shown) {
        return shown.stream()
                .map(one -> Objects.requireNonNullElse(WrittenNumber.of(one.number()), "geen nummer"))
                .toList();
    }
}
