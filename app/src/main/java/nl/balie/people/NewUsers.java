package nl.balie.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.people.store.UserStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds users and tokens without an administrator: for the first of an organisation, and for demo data. */
@Component
public class NewUsers {
    private final UserStore store;
    private final JdbcClient database;

    NewUsers(UserStore store, JdbcClient database) {
        this.store = store;
        this.database = database;
    }

    /**
     * Adds a user; a functional administrator gets all rights.
     *
     * @param skillGroups names; those that do not exist are passed over
     */
    public UUID add(
            String username, String displayName, Set<Role> roles, Collection<String> skillGroups, String password) {
        var id = store.add(username, displayName, null);
        store.setRoles(id, roles);
        store.setSkillGroups(
                id,
                store.skillGroups().entrySet().stream()
                        .filter(group -> skillGroups.contains(group.getValue()))
                        .map(Map.Entry::getKey)
                        .toList());
        if (roles.contains(Role.FUNCTIONAL_ADMINISTRATOR)) {
            store.setRights(
                    id, Arrays.stream(Area.values()).collect(Collectors.toMap(area -> area, area -> Level.CHANGE)));
        }
        store.setPassword(id, username, password, false);
        return id;
    }

    /** Adds a token for the REST interface; only its SHA-256 is kept. */
    public void addToken(String name, String token) {
        database.sql("""
                        insert into api_token (organisation_id, name, token_sha256)
                        values (current_setting('balie.organisation'), ?, ?)
                        """).params(name, tokenHash(token)).update();
    }

    /** What is kept of a token: SHA-256 in lower-case hexadecimal. */
    public static String tokenHash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
