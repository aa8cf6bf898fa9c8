package nl.balie.callflows.checks;

/** What kind of value a variable or an expression has, as far as can be known before it runs. */
enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    OTHER;

    static Kind of(Class<?> type) {
        if (type == String.class) {
            return TEXT;
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return NUMBER;
        }
        return type == boolean.class || type == Boolean.class ? TRUTH : OTHER;
    }

    boolean isKnown() {
        return this != OTHER;
    }
}
