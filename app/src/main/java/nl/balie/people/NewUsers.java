package nl.balie.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.audit.AuditLog;
import org.springframework.stereotype.Component;

/** Adds users and tokens without an administrator, with secrets that are theirs to keep: for demo data. */
@Component
public class NewUsers {
    private final UserStore store;
    private final TokenStore tokens;
    private final AgentWork work;
    private final PhoneDevices phones;

    NewUsers(UserStore store, TokenStore tokens, AgentWork work, PhoneDevices phones) {
        this.store = store;
        this.tokens = tokens;
        this.work = work;
        this.phones = phones;
    }

    /**
     * Adds a user; a functional administrator gets all rights. His password is not judged: the one of the demo is meant to be
     * known to everybody, and the demo does not start where anybody else could come.
     *
     * @param skillGroups names; those that do not exist are passed over
     */
    public UUID add(
            String username, String displayName, Set<Role> roles, Collection<String> skillGroups, String password) {
        var id = store.add(username, displayName, null);
        store.setRoles(id, roles);
        work.setSkillGroups(
                id,
                work.skillGroups().entrySet().stream()
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

    /** Gives a user a phone with this secret; for phones that know MD5 only, too. */
    public void addPhone(UUID userId, String name, String secret) {
        phones.addKnown(store.find(userId).orElseThrow().user(), name, secret);
    }

    /** Adds a token for the REST interface; only its SHA-256 is kept. */
    public void addToken(String name, String token) {
        tokens.add(name, token, AuditLog.SYSTEM);
    }
}
