package nl.balie.people;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who is signed in during a test, without a row in the database. */
public final class TestAdministrators {
    private TestAdministrators() {}

    /** May change everything of the organisation. */
    public static SignedInUser of(String organisation) {
        return with(organisation, all(Level.CHANGE));
    }

    /** May look at everything of the organisation. */
    public static SignedInUser viewer(String organisation) {
        return with(organisation, all(Level.VIEW));
    }

    /** Has these rights only. */
    public static SignedInUser with(String organisation, Map<Area, Level> rights) {
        return new SignedInUser(
                UUID.randomUUID(),
                organisation,
                "Gemeente " + organisation,
                "beheer-" + organisation,
                "Bea Heer",
                Set.of(Role.FUNCTIONAL_ADMINISTRATOR),
                rights,
                Duty.NONE);
    }

    /** Runs the installation. */
    public static SignedInUser platform(String organisation) {
        return new SignedInUser(
                UUID.randomUUID(),
                organisation,
                "Gemeente " + organisation,
                "platform",
                "Plat Form",
                Set.of(Role.PLATFORM_ADMINISTRATOR),
                Map.of(),
                Duty.NONE);
    }

    private static Map<Area, Level> all(Level level) {
        return Arrays.stream(Area.values()).collect(Collectors.toMap(area -> area, area -> level));
    }
}
