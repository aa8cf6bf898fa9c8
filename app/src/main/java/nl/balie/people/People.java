package nl.balie.people;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The people of an organisation, as other modules know them: those who are active. */
@Component
public class People {
    private final UserStore store;

    People(UserStore store) {
        this.store = store;
    }

    /** The active user, when he is of this organisation. */
    public Optional<User> find(UUID id) {
        return store.find(id).filter(UserRecord::active).map(UserRecord::user);
    }

    /** The active user of this name, when he is of this organisation. */
    public Optional<User> find(String username) {
        return store.all().stream()
                .filter(user -> user.active() && user.user().username().equals(username))
                .map(UserRecord::user)
                .findFirst();
    }

    /** Every active user who handles contacts, by name. */
    public List<Agent> agents() {
        return store.all().stream()
                .filter(user -> user.active() && user.isAgent())
                .map(user -> new Agent(user.user(), user.skillGroups()))
                .toList();
    }
}
