package nl.balie.people.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A form of a signed-in user that came with the token of a session that is over, with all that was filled in, so that it can be
 * sent again as it was.
 *
 * @param action where it goes
 * @param fields what was filled in, without secrets, which no page repeats
 * @param files the names of its files, which have to be chosen again
 * @param multipart whether it is sent as {@code multipart/form-data}
 */
record StaleForm(String action, Map<String, List<String>> fields, List<String> files, boolean multipart) {
    /** The path at which it is shown. */
    static final String PATH = "/formulier-verlopen";

    /** The request's attribute that holds it. */
    static final String ATTRIBUTE = StaleForm.class.getName();

    /** The header of an answer to a part of a page that holds the token of now. */
    static final String FRESH = "X-Balie-Token";

    private static final String TOKEN = "_csrf";
    private static final String SAME_ORIGIN = "same-origin";

    /** Whether a page of ours sent it: another's must not have the user send what it wrote (Fetch Metadata). */
    static boolean isOwn(HttpServletRequest request) {
        return SAME_ORIGIN.equals(request.getHeader("Sec-Fetch-Site"));
    }

    static StaleForm of(HttpServletRequest request) throws IOException, ServletException {
        boolean multipart = String.valueOf(request.getContentType()).startsWith("multipart/");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(TOKEN) && !isSecret(name)) {
                fields.put(name, List.of(values));
            }
        });
        Collection<Part> parts = multipart ? request.getParts() : List.of();
        List<String> files = parts.stream()
                .filter(part -> part.getSubmittedFileName() != null)
                .map(Part::getName)
                .distinct()
                .toList();
        return new StaleForm(request.getRequestURI(), fields, files, multipart);
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.of("password", "wachtwoord", "secret").anyMatch(lower::contains);
    }

    /** Its fields one by one, for a template. */
    public List<Map.Entry<String, String>> entries() {
        return fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> Map.entry(field.getKey(), value)))
                .toList();
    }
}
