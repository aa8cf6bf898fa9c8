package nl.balie.channels.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/** Looks things up by Camel routes, each within the time that its source has. */
public final class LookUps implements AutoCloseable {
    /** More is no answer to a question about one contact. */
    static final int LONGEST_ANSWER = 64 * 1024;

    private static final String HTTP_KEY = "{sleutel}";
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LookUpRoutes routes;
    private final CamelContext camel = new DefaultCamelContext();
    private final Map<Source.Sql, String> databases = new ConcurrentHashMap<>();
    private final ProducerTemplate producer;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("look-up-", 0).factory());

    /**
     * Starts the routes.
     *
     * @param hosts where sources may be
     */
    public LookUps(AllowedHosts hosts) {
        routes = new LookUpRoutes(hosts);
        try {
            camel.addRoutes(routes);
            camel.start();
        } catch (Exception never) {
            throw new IllegalStateException("the routes of look-ups do not start", never);
        }
        producer = camel.createProducerTemplate();
    }

    /**
     * Asks a source.
     *
     * @param key what to look up; it can be nothing but a value there
     * @return the fields of the answer; empty when the source knows nothing of this key
     * @throws LookUpFailedException when the source does not answer in time, or with something else
     */
    public Optional<Map<String, Object>> ask(Source source, String key) throws LookUpFailedException {
        Future<Optional<Map<String, Object>>> answer = threads.submit(() -> switch (source) {
            case Source.Http http -> http(http, key);
            case Source.Sql sql -> sql(sql, key);
        });
        try {
            return answer.get(source.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new LookUpFailedException(
                    "geen antwoord binnen " + source.timeout().toMillis() + " ms", late);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new LookUpFailedException("onderbroken", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof LookUpFailedException told) {
                throw told;
            }
            throw new LookUpFailedException(String.valueOf(rootOf(failed).getMessage()), failed);
        }
    }

    private Optional<Map<String, Object>> http(Source.Http source, String key) throws LookUpFailedException {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(Exchange.HTTP_URI, address(source.address(), key));
        String authorization = authorization(source.user(), source.secret());
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        try {
            String json = producer.requestBodyAndHeaders(LookUpRoutes.HTTP, null, headers, String.class);
            return Optional.of(object(json));
        } catch (CamelExecutionException failed) {
            if (failed.getCause() instanceof HttpOperationFailedException refused) {
                if (refused.getStatusCode() == NOT_FOUND) {
                    return Optional.empty();
                }
                throw new LookUpFailedException("antwoord met status " + refused.getStatusCode(), failed);
            }
            throw failed;
        }
    }

    /** The key is one value of the path or the query, whatever is in it (RFC 3986, section 2.4). */
    static String address(String template, String key) {
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20");
        return template.replace(HTTP_KEY, encoded);
    }

    private static @Nullable String authorization(@Nullable String user, @Nullable String secret) {
        if (secret == null) {
            return null;
        }
        return user == null
                ? "Bearer " + secret
                : "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> object(String json) throws LookUpFailedException {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException notAnObject) {
            throw new LookUpFailedException("het antwoord is geen JSON-object", notAnObject);
        }
    }

    private Optional<Map<String, Object>> sql(Source.Sql source, String key) throws LookUpFailedException {
        String name = bound(source);
        Map<String, Object> headers = Map.of(
                LookUpRoutes.DATABASE,
                name,
                LookUpRoutes.TIMEOUT,
                Math.max(1, source.timeout().toSeconds()),
                "CamelSqlQuery",
                source.query().replaceAll(":sleutel\\b", ":#sleutel"),
                "sleutel",
                key);
        @SuppressWarnings("unchecked") // camel-sql gives a map for SelectOne
        Map<String, Object> row = producer.requestBodyAndHeaders(LookUpRoutes.SQL, null, headers, Map.class);
        return Optional.ofNullable(row).map(LookUps::plain);
    }

    /** Column names in small letters; values as JSON has them, so that a model can compare them. */
    private static Map<String, Object> plain(Map<String, Object> row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        row.forEach((column, value) -> fields.put(
                column.toLowerCase(Locale.ROOT),
                value == null || value instanceof Number || value instanceof Boolean ? value : value.toString()));
        return fields;
    }

    /** The name by which Camel knows the database. */
    private String bound(Source.Sql source) throws LookUpFailedException {
        String known = databases.get(source);
        if (known != null) {
            return known;
        }
        String name = "look-up-" + UUID.randomUUID();
        camel.getRegistry().bind(name, routes.database(source));
        String other = databases.putIfAbsent(source, name);
        return other == null ? name : other;
    }

    private static Throwable rootOf(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        camel.stop();
    }
}
