package nl.balie.numbers;

import java.util.UUID;

/** Telephone numbers that the platform administrator gave to one organisation; no other has one of them. */
public record NumberRange(UUID id, Details details) {
    /**
     * Which they are.
     *
     * @param first in E.164
     * @param last in E.164, with as many digits; the same as the first for one number
     * @param description for the platform administrator; may be empty
     */
    public record Details(String first, String last, String description) {
        /** As people read it: one number, or the first and the last with a dash between them. */
        public String name() {
            return first.equals(last) ? first : first + " – " + last;
        }
    }

    /** See {@link Details#name()}. */
    public String name() {
        return details.name();
    }
}
