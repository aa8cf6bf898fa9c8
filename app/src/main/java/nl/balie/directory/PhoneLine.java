package nl.balie.directory;

/**
 * A number of a colleague.
 *
 * @param number in E.164
 */
public record PhoneLine(Kind kind, String number) {
    /** What a number is; of several numbers the first kind comes first. */
    public enum Kind {
        /** Rings with him alone. */
        DIRECT("doorkiesnummer"),
        MOBILE("mobiel"),
        LANDLINE("vast"),
        /** Rings with his whole department. */
        SHARED("afdeling"),
        OTHER("overig");

        private final String apiName;

        Kind(String apiName) {
            this.apiName = apiName;
        }

        /** The name in the public API and in tables that are exported and imported. */
        public String apiName() {
            return apiName;
        }
    }
}
