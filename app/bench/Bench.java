import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the bench cannot ask of SIPp: agents, their status, and figures. Run from its source by the script beside it. */
class Bench {
    static final String PASSWORD = "balie-bench";
    static final HttpClient HTTP = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "agents" -> agents(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "available" -> available(arguments[1], Integer.parseInt(arguments[2]), arguments[3]);
            case "first-audio" -> Sound.firstAudio();
            case "offers" -> Phone.offers(arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "queue" -> treatment(Path.of(arguments[1]));
            case "hold" -> Sound.hold(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            case "lateness" -> Sound.lateness(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
            case "strangers" ->
                Strangers.guess(arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "positions" -> positions(arguments[1]);
            case "cost" ->
                Cost.measure(
                        Path.of(arguments[1]),
                        Long.parseLong(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        Integer.parseInt(arguments[5]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    static String name(int number) {
        return "bench%03d".formatted(number);
    }

    /** The database of this installation, as the owner of the tables. */
    static Connection database(Path data) throws Exception {
        Properties secrets = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("secrets/postgres.properties"))) {
            secrets.load(in);
        }
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/balie", "balie_owner", secrets.getProperty("balie_owner"));
    }

    /** Adds agents of Burgerzaken without wrap-up. */
    static void agents(Path data, int count) throws Exception {
        String sql = Files.readString(Path.of("app/bench/agent.sql"));
        try (Connection database = database(data);
                PreparedStatement insert = database.prepareStatement(sql)) {
            for (int i = 1; i <= count; i++) {
                insert.setString(1, name(i));
                insert.setString(2, hash("MD5", name(i) + ":balie:" + PASSWORD));
                insert.execute();
            }
        }
        System.err.println(count + " agents");
    }

    static String hash(String algorithm, String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static void status(String base, String agent, String status) throws Exception {
        String body = "{\"status\":\"" + status + "\"" + (status.startsWith("niet") ? ",\"reden\":\"Pauze\"}" : "}");
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(base + "/api/v1/agenten/" + agent + "/status"))
                        .header("Authorization", "Bearer demo-waterstad")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(agent + " " + status + ": HTTP " + response.statusCode() + " " + response.body());
        }
    }

    static void available(String base, int count, String status) throws Exception {
        for (int i = 1; i <= count; i++) {
            status(base, name(i), status);
        }
    }

    static void print(String what, List<Double> millis, int asked) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d of %d | %.0f | %.0f | %.0f |%n",
                what,
                sorted.length,
                asked,
                percentile(sorted, 50),
                percentile(sorted, 99),
                sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1]);
    }

    /** Nearest rank. */
    static double percentile(double[] sorted, int percent) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }

    /** Who waits hears his place and a message. */
    static void treatment(Path data) throws Exception {
        try (Connection database = database(data);
                PreparedStatement insert =
                        database.prepareStatement(Files.readString(Path.of("app/bench/queue.sql")))) {
            insert.execute();
        }
    }

    /** Whether each place that was said is that of the caller: nobody leaves, so it is his number in the queue. */
    static void positions(String base) throws Exception {
        Map<String, String> queued = new HashMap<>();
        for (int page = 1, found = 500; found == 500; page++) {
            String list = get(base + "/api/v1/contacten?pageSize=500&page=" + page);
            found = list.split("\"inWachtrijOp\"", -1).length - 1;
            Matcher contacts = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"[^{}]*?\"inWachtrijOp\":\"([^\"]+)\"")
                    .matcher(list);
            while (contacts.find()) {
                queued.put(contacts.group(1), contacts.group(2));
            }
        }
        List<String> order = queued.keySet().stream()
                .sorted(Comparator.comparing(id -> Instant.parse(queued.get(id))))
                .toList();
        long said = 0;
        long wrong = 0;
        for (int place = 1; place <= order.size(); place++) {
            Matcher places = Pattern.compile("\"plaats\":(\\d+)")
                    .matcher(get(base + "/api/v1/contacten/" + order.get(place - 1)));
            while (places.find()) {
                said++;
                wrong += Integer.parseInt(places.group(1)) == place ? 0 : 1;
            }
        }
        System.out.printf("| places that were said | %d, of which %d wrong |%n", said, wrong);
    }

    static String get(String address) throws Exception {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer demo-waterstad")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(address + ": HTTP " + response.statusCode());
        }
        return response.body();
    }
}
