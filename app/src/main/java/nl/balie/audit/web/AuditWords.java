package nl.balie.audit.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** The audit log keeps roles and rights as codes; a reader sees their names. */
@Component
class AuditWords {
    private static final Set<String> CODED = Set.of("roles", "rights");
    private static final Pattern CODE = Pattern.compile("[A-Z_]+");

    private final MessageSource messages;

    AuditWords(MessageSource messages) {
        this.messages = messages;
    }

    Map<String, Object> of(Map<String, Object> details, Locale locale) {
        Map<String, Object> read = new LinkedHashMap<>();
        details.forEach((name, value) -> read.put(name, CODED.contains(name) ? read(value, locale) : value));
        return read;
    }

    private Object read(Object value, Locale locale) {
        if (value instanceof Map<?, ?> change) {
            Map<Object, Object> read = new LinkedHashMap<>();
            change.forEach((side, text) -> read.put(side, read(text, locale)));
            return read;
        }
        return CODE.matcher(value.toString()).replaceAll(code -> Matcher.quoteReplacement(name(code.group(), locale)));
    }

    private String name(String code, Locale locale) {
        return Stream.of("role.", "area.", "level.")
                .map(kind -> Objects.requireNonNullElse(messages.getMessage(kind + code, null, "", locale), ""))
                .filter(StringUtils::hasText)
                .findFirst()
                .orElse(code);
    }
}
