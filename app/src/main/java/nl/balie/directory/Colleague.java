package nl.balie.directory;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody of the organisation who has a telephone outside the contact centre.
 *
 * @param number in E.164
 * @param department empty when not known
 * @param job what he does, empty when not known
 * @param email empty when not known
 */
public record Colleague(UUID id, String number, String name, String department, String job, String email) {
    /** All that is known of him, as an agent reads it. */
    public String words() {
        return Stream.of(name, job, department, number, email)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /**
     * What an administrator types.
     *
     * @param number in E.164
     */
    public record Details(String number, String name, String department, String job, String email) {}
}
