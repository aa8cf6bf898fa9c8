package nl.balie.api;

import java.util.List;

/** What a client sent is not right; all faults together. */
final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Field> faults;

    InvalidInput(List<Field> faults) {
        super("invalid input: " + faults);
        this.faults = List.copyOf(faults);
    }

    List<Field> faults() {
        return faults;
    }

    /** One fault, in Dutch. */
    record Field(String veld, String reden) {}
}
