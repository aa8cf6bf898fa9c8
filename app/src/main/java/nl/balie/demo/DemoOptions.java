package nl.balie.demo;

import java.util.List;
import java.util.Locale;

/**
 * What was asked on the command line of the demo call.
 *
 * @param number that the citizen calls
 * @param key that he presses in the menu, or empty
 * @param seconds that he talks with the agent
 * @param rings how many seconds a played phone rings before it answers by itself
 * @param httpPort where Balie's pages are
 * @param sipPort where Balie's telephony is
 */
record DemoOptions(String number, String key, int seconds, int rings, int httpPort, int sipPort) {
    static final String USAGE =
            "Gebruik: ./balie demo-call [--nummer +31990001000] [--toets 1] [--seconden 8] [--opnemen 5]; zonder toets: --toets geen";

    /** @throws IllegalArgumentException with a sentence for the person at the terminal */
    static DemoOptions of(List<String> arguments) {
        String number = "+31990001000";
        String key = "1";
        int seconds = 8;
        int rings = 5;
        for (int i = 0; i < arguments.size(); i++) {
            String[] option = arguments.get(i).split("=", 2);
            String value = option.length == 2 ? option[1] : i + 1 < arguments.size() ? arguments.get(++i) : "";
            switch (option[0].toLowerCase(Locale.ROOT)) {
                case "--nummer" -> number = checked(value, "\\+?[0-9]{3,15}", "een telefoonnummer");
                case "--toets" -> key = value.equals("geen") ? "" : checked(value, "[0-9*#]", "één toets");
                case "--seconden" -> seconds = seconds(value);
                case "--opnemen" -> rings = seconds(value);
                default -> throw new IllegalArgumentException("Onbekend: " + arguments.get(i) + ". " + USAGE);
            }
        }
        return new DemoOptions(number, key, seconds, rings, port("BALIE_HTTP_PORT", 8080), port("BALIE_SIP_PORT", 5060));
    }

    /** Bergdorp's numbers begin so; all others are Waterstad's. */
    boolean bergdorp() {
        return number.startsWith("+31990002");
    }

    private static int seconds(String value) {
        return Integer.parseInt(checked(value, "[0-9]{1,3}", "een aantal seconden"));
    }

    private static String checked(String value, String pattern, String what) {
        if (!value.matches(pattern)) {
            throw new IllegalArgumentException("'" + value + "' is niet " + what + ". " + USAGE);
        }
        return value;
    }

    private static int port(String variable, int usual) {
        String value = System.getenv(variable);
        return value == null || value.isBlank()
                ? usual
                : Integer.parseInt(checked(value.strip(), "[0-9]{1,5}", "een poort voor " + variable));
    }
}
