package nl.balie.directory;

import java.util.List;

/**
 * Where colleagues are kept outside Balie, such as Entra ID. Its link is a bean of this; {@link DirectoryFilling} brings what it has into the
 * directory, where nobody else changes it.
 */
public interface DirectorySource {
    /** By which its colleagues are known as its own, for as long as Balie has them; small letters, digits and hyphens. */
    String key();

    /** As pages call it. */
    String name();

    /**
     * Everybody whom it has of this organisation. Called outside the tenancy, since it may take long.
     *
     * @throws RuntimeException when it does not have the whole answer; then nobody is changed or removed
     */
    List<Sourced> everybody(String organisation);

    /**
     * Somebody of a source.
     *
     * @param key what the source calls him, for ever; not empty
     * @param department empty when not known, as are the job, the e-mail address and the remark
     * @param lines his numbers, as the source writes them
     */
    record Sourced(
            String key,
            PersonName person,
            String department,
            String job,
            List<PhoneLine> lines,
            String email,
            String remark) {
        public Sourced {
            lines = List.copyOf(lines);
        }
    }
}
