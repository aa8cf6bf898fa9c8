package nl.balie.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of colleagues, within the tenancy. */
@Component
class ColleagueRows {
    /** Numbers as they are dialled in the Netherlands too, so that they are found beside other words. */
    private static final String SELECT = """
        select id, name, first_name, infix, surname, department, job, numbers, kinds, email, remark, sort_order, visible, user_id,
            source, external_key, array_to_string(numbers, ' ') as dialled,
            replace(array_to_string(numbers, ' '), '+31', '0') as written
        from colleague
        """;

    /** By surname without its infix, as a Dutch index has it. */
    private static final String BY_SURNAME = """
        sort_order, surname collate "nl-x-icu", first_name collate "nl-x-icu", infix, id\
        """;

    private static final String WORDS = "name, department, job, remark, email, written";
    private static final Listed ALL = new Listed(SELECT, WORDS + ", external_key", "dialled", BY_SURNAME);
    private static final Listed VISIBLE = new Listed(SELECT + " where visible", WORDS, "dialled", BY_SURNAME);

    private final JdbcClient database;

    ColleagueRows(JdbcClient database) {
        this.database = database;
    }

    ListPage<Colleague> all(ListQuery asked) {
        return ALL.page(
                database,
                asked,
                Map.of(),
                found -> found.query(ColleagueRows::colleague).list());
    }

    ListPage<Colleague> visible(ListQuery asked) {
        return VISIBLE.page(
                database,
                asked,
                Map.of(),
                found -> found.query(ColleagueRows::colleague).list());
    }

    /** Everybody, in the order of the directory. */
    List<Colleague> everybody() {
        return database.sql(SELECT + " order by " + BY_SURNAME)
                .query(ColleagueRows::colleague)
                .list();
    }

    Optional<Colleague> find(UUID id) {
        return database.sql(SELECT + " where id = ?")
                .param(id)
                .query(ColleagueRows::colleague)
                .optional();
    }

    Optional<Colleague> ofUser(UUID user) {
        return database.sql(SELECT + " where user_id = ?")
                .param(user)
                .query(ColleagueRows::colleague)
                .optional();
    }

    /** Who has this number; of several the one with whom alone it rings. */
    Optional<Colleague> ofNumber(String number) {
        return database.sql(SELECT + " where :number = any(numbers) order by"
                        + " array_position(array['DIRECT', 'MOBILE', 'LANDLINE', 'OTHER', 'SHARED'],"
                        + " kinds[array_position(numbers, :number)]), " + BY_SURNAME + " limit 1")
                .param("number", number)
                .query(ColleagueRows::colleague)
                .optional();
    }

    /** Others with this e-mail address, this key among those that come from nowhere, or this user. */
    List<Colleague> likeness(Colleague.Details details, @Nullable UUID besides) {
        return database.sql(SELECT + """
             where id is distinct from cast(:besides as uuid) and (
                email <> '' and lower(email) = lower(:email)
                or source = '' and external_key <> '' and external_key = :key
                or user_id = cast(:user as uuid))
            """)
                .param("besides", besides)
                .param("email", details.email())
                .param("key", details.key())
                .param("user", details.userId())
                .query(ColleagueRows::colleague)
                .list();
    }

    /** Until the end of the transaction nobody else writes colleagues of this organisation. */
    void lock() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('colleague ' ||"
                        + " current_setting('balie.organisation'), 0))")
                .query((row, number) -> true)
                .single();
    }

    UUID add(String name, String source, Colleague.Details details) {
        return database.sql("""
            insert into colleague (organisation_id, name, first_name, infix, surname, department, job, numbers, kinds,
                email, remark, sort_order, visible, user_id, source, external_key)
            values (current_setting('balie.organisation'), :name, :first, :infix, :last, :department, :job, cast(:numbers as text[]),
                cast(:kinds as text[]), :email, :remark, :order, :visible, cast(:user as uuid), :source, :key)
            returning id
            """)
                .params(parameters(name, source, details))
                .query(UUID.class)
                .single();
    }

    void change(UUID id, String name, String source, Colleague.Details details) {
        database.sql("""
            update colleague set name = :name, first_name = :first, infix = :infix, surname = :last,
                department = :department, job = :job, numbers = cast(:numbers as text[]), kinds = cast(:kinds as text[]), email = :email,
                remark = :remark, sort_order = :order, visible = :visible, user_id = cast(:user as uuid), source = :source,
                external_key = :key
            where id = :id
            """)
                .params(parameters(name, source, details))
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        database.sql("delete from colleague where id = ?").param(id).update();
    }

    private static Map<String, @Nullable Object> parameters(String name, String source, Colleague.Details details) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("name", name);
        values.put("first", details.person().first());
        values.put("infix", details.person().infix());
        values.put("last", details.person().last());
        values.put("department", details.department());
        values.put("job", details.job());
        values.put("numbers", details.lines().stream().map(PhoneLine::number).toArray(String[]::new));
        values.put(
                "kinds",
                details.lines().stream().map(line -> line.kind().name()).toArray(String[]::new));
        values.put("email", details.email());
        values.put("remark", details.remark());
        values.put("order", details.sortOrder());
        values.put("visible", details.visible());
        values.put("user", details.userId());
        values.put("source", source);
        values.put("key", details.key());
        return values;
    }

    private static Colleague colleague(ResultSet row, int count) throws SQLException {
        String[] numbers = (String[]) row.getArray("numbers").getArray();
        String[] kinds = (String[]) row.getArray("kinds").getArray();
        List<PhoneLine> lines = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            lines.add(new PhoneLine(PhoneLine.Kind.valueOf(kinds[i]), numbers[i]));
        }
        return new Colleague(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("source"),
                new Colleague.Details(
                        new PersonName(row.getString("first_name"), row.getString("infix"), row.getString("surname")),
                        row.getString("department"),
                        row.getString("job"),
                        lines,
                        row.getString("email"),
                        row.getString("remark"),
                        row.getInt("sort_order"),
                        row.getBoolean("visible"),
                        row.getObject("user_id", UUID.class),
                        row.getString("external_key")));
    }
}
