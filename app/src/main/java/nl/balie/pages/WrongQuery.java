package nl.balie.pages;

import java.io.Serial;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An address that asks for something that cannot be: all that is wrong with its query, told as 400. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public final class WrongQuery extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    /** What a value should have been. */
    public enum Reason {
        /** Percent-encoded UTF-8. */
        ENCODING,
        /** Text without control characters. */
        CHARACTER,
        /** A whole number in digits 0 to 9, from the first to the second argument. */
        NUMBER,
        /** A date, such as 2026-12-31, in a year from the first to the second argument. */
        DATE,
        /** A time, such as 09:30. */
        TIME,
        /** A moment in ISO 8601 with its offset, in a year from the first to the second argument. */
        MOMENT,
        /** An id, as other addresses give it. */
        ID,
        /** One of those in the first argument. */
        CHOICE,
        /** Once, and not several times. */
        REPEATED;

        /** In the message files. */
        public String key() {
            return "pages.query." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param name of the value in the query
     * @param arguments for the sentence of the reason
     */
    public record Fault(String name, Reason reason, List<Object> arguments) {
        public Fault {
            arguments = List.copyOf(arguments);
        }

        public Fault(String name, Reason reason, Object... arguments) {
            this(name, reason, List.of(arguments));
        }
    }

    public WrongQuery(List<Fault> faults) {
        super("wrong query: " + faults.stream().map(Fault::name).toList());
        this.faults = List.copyOf(faults);
    }

    /** In the order of the query. */
    public List<Fault> faults() {
        return faults;
    }
}
