package nl.balie.processes.engine;

/** A flat JSON object on one line (RFC 8259); the engine's distribution is not ours to take a JSON library from. */
final class JsonLine {
    private final StringBuilder json = new StringBuilder("{");

    JsonLine field(String name, long value) {
        name(name).append(value);
        return this;
    }

    JsonLine field(String name, String value) {
        quoted(name(name), value);
        return this;
    }

    private StringBuilder name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        quoted(json, name);
        return json.append(':');
    }

    private static void quoted(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c)) {
                        json.append("\\u%04x".formatted((int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
