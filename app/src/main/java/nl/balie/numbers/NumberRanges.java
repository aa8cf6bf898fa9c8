package nl.balie.numbers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.audit.Journal;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.pages.Use;
import nl.balie.tenants.OrganisationName;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The numbers that an organisation may let citizens call. */
@Component
public class NumberRanges {
    private static final String KIND = "number-range";
    private static final String SELECT = """
            select id, lower(numbers) as begins, '+' || lower(numbers) as first, '+' || (upper(numbers) - 1) as last, description
            from number_range
            """;
    private static final Listed LISTED =
            new Listed(SELECT, "first, last, description", "first, last", "length(first), begins");

    private final JdbcClient database;
    private final Organisations organisations;
    private final Journal journal;

    NumberRanges(JdbcClient database, Organisations organisations, Journal journal) {
        this.database = database;
        this.organisations = organisations;
        this.journal = journal;
    }

    /** All of them, from the lowest number on. */
    public List<NumberRange> all() {
        return database.sql(SELECT + "order by numbers")
                .query(NumberRanges::read)
                .list();
    }

    /** A page of them in the same order, looked up by first and last number and description. */
    public ListPage<NumberRange> page(ListQuery asked) {
        return LISTED.page(
                database,
                asked,
                Map.of(),
                found -> found.query(NumberRanges::read).list());
    }

    /** The range, when it is one of this organisation. */
    public Optional<NumberRange> find(UUID id) {
        return database.sql(SELECT + "where id = ?")
                .param(id)
                .query(NumberRanges::read)
                .optional();
    }

    /** All of them in words, for who looks for a number that he may use; empty when there are none. */
    public String inWords() {
        return all().stream().map(NumberRange::name).collect(Collectors.joining(", "));
    }

    /** Whether this organisation may use the number; its range stays as it is until the transaction ends. */
    boolean contain(String e164) {
        return database.sql("select 1 from number_range where numbers @> cast(? as int8) for share")
                .param(digits(e164))
                .query()
                .optionalValue()
                .isPresent();
    }

    /** Gives the organisation a range; refused when an organisation, this one or another, has a number of it. */
    public Saved add(NumberRange.Details details) {
        Optional<Saved> taken = taken(details, null);
        if (taken.isPresent()) {
            return taken.get();
        }
        UUID id = database.sql("""
                insert into number_range (organisation_id, numbers, description)
                values (current_setting('balie.organisation'), int8range(?, ?, '[]'), ?) returning id
                """)
                .param(digits(details.first()))
                .param(digits(details.last()))
                .param(details.description())
                .query(UUID.class)
                .single();
        journal.added(KIND, details.name(), details);
        return new Saved.Done(id);
    }

    /** Changes a range; refused as an addition is, and when a number that the organisation uses would be left out. */
    public Saved change(UUID id, NumberRange.Details details) {
        Optional<NumberRange> before = locked(id);
        if (before.isEmpty()) {
            return new Saved.Unknown();
        }
        Optional<Saved> refused = leftOut(id, details).or(() -> taken(details, id));
        if (refused.isPresent()) {
            return refused.get();
        }
        database.sql("update number_range set numbers = int8range(?, ?, '[]'), description = ? where id = ?")
                .param(digits(details.first()))
                .param(digits(details.last()))
                .param(details.description())
                .param(id)
                .update();
        journal.changed(KIND, before.get().name(), before.get().details(), details);
        return new Saved.Done(id);
    }

    /** Takes a range away, unless the organisation has numbers in it. */
    public Removal remove(UUID id) {
        return Removal.of(locked(id), this::uses, before -> {
            database.sql("delete from number_range where id = ?").param(id).update();
            journal.removed(KIND, before.name(), before.details());
        });
    }

    /** The organisation's numbers in this range. */
    public List<Use> uses(NumberRange range) {
        return numbersOf(range.id()).stream()
                .map(number -> new Use(Use.Kind.PHONE_NUMBER, number))
                .toList();
    }

    private Optional<Saved> taken(NumberRange.Details wanted, @Nullable UUID besides) {
        Optional<String> holder = database.sql("select organisation_of_range(int8range(:first, :last, '[]'), :besides)")
                .param("first", digits(wanted.first()))
                .param("last", digits(wanted.last()))
                .param("besides", besides, Types.OTHER)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .single();
        return holder.map(id -> new Saved.Refused(
                "numbers.ranges.error.taken",
                List.of(organisations.named(id).map(OrganisationName::name).orElse(id))));
    }

    private Optional<Saved> leftOut(UUID id, NumberRange.Details becomes) {
        List<String> left = numbersOf(id).stream()
                .filter(number -> digits(number) < digits(becomes.first()) || digits(number) > digits(becomes.last()))
                .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new Saved.Refused("numbers.ranges.error.left-out", List.of(String.join(", ", left))));
    }

    private Optional<NumberRange> locked(UUID id) {
        database.sql("select 1 from number_range where id = ? for update")
                .param(id)
                .query()
                .optionalValue();
        return find(id);
    }

    private List<String> numbersOf(UUID range) {
        return database.sql("""
                select number from phone_number p join number_range r on r.numbers @> cast(ltrim(p.number, '+') as int8)
                where r.id = ? order by number
                """).param(range).query(String.class).list();
    }

    private static long digits(String e164) {
        return Long.parseLong(e164.substring(1));
    }

    private static NumberRange read(ResultSet row, int number) throws SQLException {
        return new NumberRange(
                row.getObject("id", UUID.class),
                new NumberRange.Details(row.getString("first"), row.getString("last"), row.getString("description")));
    }
}
