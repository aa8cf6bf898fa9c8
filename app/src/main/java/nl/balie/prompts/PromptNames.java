package nl.balie.prompts;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What prompts are called, for the modules that keep which one is heard. Within the organisation's tenancy. */
@Component
public class PromptNames {
    private final JdbcClient database;

    PromptNames(JdbcClient database) {
        this.database = database;
    }

    /** The names of those of these prompts that are the organisation's, by their ids. */
    public Map<UUID, String> of(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : database
                        .sql("select id, name from prompt where id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The same; what is null is no prompt. */
    public Map<UUID, String> of(Stream<@Nullable UUID> ids) {
        return of(ids.filter(Objects::nonNull).collect(Collectors.toSet()));
    }
}
