package nl.balie.callers;

/** What came of an entry. */
public sealed interface Keyed {
    /** What he keyed in, without the key that ends it; it may be less than was needed. Not shown as text. */
    record Keys(String keys) implements Keyed {
        @Override
        public String toString() {
            return "Keys[" + keys.length() + "]";
        }
    }

    /** No key in time. */
    record Nothing() implements Keyed {}

    /** Something else has the caller now, such as an agent. */
    record Taken() implements Keyed {}
}
