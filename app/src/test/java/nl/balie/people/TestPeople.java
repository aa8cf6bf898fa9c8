package nl.balie.people;

import java.util.Optional;
import java.util.UUID;

/** Looks users up for tests that ask what became of them: those who may still work. Within the tenancy. */
public final class TestPeople {
    private TestPeople() {}

    /** The active user, when he is of this organisation. */
    public static Optional<User> find(UserStore users, UUID id) {
        return users.find(id).filter(UserRecord::active).map(UserRecord::user);
    }

    /** The active user of this name, when he is of this organisation. */
    public static Optional<User> find(UserStore users, String username) {
        return users.all().stream()
                .filter(user -> user.active() && user.user().username().equals(username))
                .map(UserRecord::user)
                .findFirst();
    }
}
