package nl.balie;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table is read and written by the module that owns it; another module asks the owner. */
class TableOwnersTests {
    /** Every table and function of the schema, and the module whose it is. */
    private static final Map<String, List<String>> OWNED = Map.ofEntries(
            entry(
                    "acd",
                    List.of("agent_contact", "agent_event", "agent_skill", "agent_state", "offer", "waiting_contact")),
            entry("audit", List.of("audit_event", "audit_link", "audit_export")),
            entry("calamity", List.of("calamity_switch")),
            entry("callbacks", List.of("callback")),
            entry("calls", List.of("call", "dialled_call")),
            entry("callflows", List.of("callflow")),
            entry("codes", List.of("disposition_code", "reason_code")),
            entry(
                    "contacts",
                    List.of(
                            "colleague_words",
                            "contact",
                            "contact_event",
                            "contact_note",
                            "keep_colleague",
                            "keep_disposition_code",
                            "keep_name",
                            "known_name",
                            "organisation_of_contact")),
            entry("database", List.of("flyway_schema_history", "refuse_change")),
            entry("directory", List.of("colleague")),
            entry("flows", List.of("flow_command", "flow_incident", "flow_model", "record_shipped_model")),
            entry("lookups", List.of("lookup_source")),
            entry(
                    "numbers",
                    List.of(
                            "dial_permission",
                            "number_range",
                            "organisation_of_number",
                            "organisation_of_range",
                            "phone_number",
                            "phone_route",
                            "shown_number")),
            entry("opening", List.of("opening_calendar", "opening_exception", "opening_hours")),
            entry(
                    "people",
                    List.of(
                            "administration_right",
                            "api_token",
                            "app_user",
                            "organisation_of_token",
                            "organisation_of_user",
                            "page_session",
                            "page_session_attributes",
                            "phone_choice",
                            "phone_choices",
                            "phone_device",
                            "phone_secrets",
                            "recovery_code",
                            "second_factor",
                            "sign_in_account",
                            "user_role")),
            entry("prompts", List.of("prompt", "prompt_languages", "prompt_version", "queue_message")),
            entry("queues", List.of("queue", "skill_group")),
            entry(
                    "recordings",
                    List.of("recording", "recording_choice", "recording_key", "recording_rule", "unrecorded_queue")),
            entry("surveys", List.of("survey", "survey_answer", "survey_question", "survey_run")),
            entry("tenants", List.of("create_organisation", "organisation", "organisations")),
            entry("treatment", List.of("queue_announcement", "queue_treatment")),
            entry("trials", List.of("trial_flow")));

    private static final Map<String, String> OWNER = OWNED.entrySet().stream()
            .flatMap(module -> module.getValue().stream().map(table -> entry(table, module.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** The database's own module works on whatever is there, and the demo may use everything. */
    private static final Set<String> MAY_ALL = Set.of("database", "demo");

    private static final Pattern COMMENT = Pattern.compile(
            "(\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])')" + "|/\\*.*?\\*/|//[^\\n]*",
            Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"", Pattern.DOTALL);
    private static final Pattern TABLE = Pattern.compile(
            "\\b(?:from|join|into|update|using|truncate|lock table)\\s+(?:only\\s+)?([a-z_]+)\\b(?!\\s*:)");
    private static final Pattern NEXT_TABLE = Pattern.compile("\\bfrom\\s+[a-z_]+(?:\\s+[a-z]+)?\\s*,\\s*([a-z_]+)");
    private static final Pattern FUNCTION = Pattern.compile("\\b([a-z_]+)\\(");
    private static final Pattern UNNAMED =
            Pattern.compile("(?s)\\b(?:select|insert|delete)\\b.*\\b(?:from|join|into)\\s+$");

    @Test
    void everyTableHasAnOwner() {
        JdbcClient database = JdbcClient.create(TestDatabase.fresh().owner());

        List<String> relations = database.sql("""
            select relname from pg_class where relnamespace = 'public'::regnamespace
                and relkind in ('r', 'p', 'v', 'm', 'f') and not relispartition
            union all
            select proname from pg_proc where pronamespace = 'public'::regnamespace
            """).query(String.class).list();

        assertThat(OWNER.keySet()).as("a new table needs an owner in this test").containsAll(relations);
    }

    @Test
    void noViewHidesWhoReadsWhat() {
        JdbcClient database = JdbcClient.create(TestDatabase.fresh().owner());

        assertThat(database.sql("select relname from pg_class where relnamespace = 'public'::regnamespace"
                                + " and relkind in ('v', 'm')")
                        .query(String.class)
                        .list())
                .as("ask the modules that own what the view would join")
                .isEmpty();
    }

    @Test
    void noModuleReadsOrWritesTheTablesOfAnother() throws IOException {
        assertThat(foreignReads())
                .as("ask the module that owns the table: one question for many ids, not one for each")
                .isEmpty();
    }

    @Test
    void everyStatementWritesOutWhichTableItReads() throws IOException {
        List<String> unnamed = new ArrayList<>();
        for (Path file : sources()) {
            for (String literal : literals(file)) {
                if (!MAY_ALL.contains(module(file)) && UNNAMED.matcher(literal).find()) {
                    unnamed.add(file.getFileName() + ": " + literal.strip());
                }
            }
        }

        assertThat(unnamed).as("who reads which table could not be told").isEmpty();
    }

    private static Collection<String> foreignReads() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            String module = module(file);
            if (MAY_ALL.contains(module)) {
                continue;
            }
            for (String literal : literals(file)) {
                for (String table : tables(literal)) {
                    if (!module.equals(OWNER.get(table))) {
                        found.add("%s/%s: %s".formatted(module, file.getFileName(), table));
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> tables(String literal) {
        return Stream.of(TABLE, NEXT_TABLE, FUNCTION)
                .flatMap(pattern -> pattern.matcher(literal).results())
                .map(match -> match.group(1))
                .filter(OWNER::containsKey)
                .collect(Collectors.toSet());
    }

    private static List<String> literals(Path file) throws IOException {
        String code = COMMENT.matcher(Files.readString(file))
                .replaceAll(match -> match.group(1) == null ? " " : Matcher.quoteReplacement(match.group(1)));
        return LITERAL.matcher(code)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String module : List.of("app", "camel-routes", "processes", "rules", "telephony")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java/nl/balie"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
            }
        }
        return all;
    }

    private static String module(Path file) {
        return file.getName(Path.of("..", "app", "src", "main", "java", "nl", "balie")
                        .getNameCount())
                .toString();
    }
}
