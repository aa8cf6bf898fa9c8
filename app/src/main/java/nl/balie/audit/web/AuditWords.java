package nl.balie.audit.web;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The audit log keeps what was done, to which part of a thing, and constants as codes; a reader sees words in his language. What
 * another version of Balie wrote, for which there are none, is shown as it was written.
 */
@Component
class AuditWords {
    private static final Set<String> RIGHTS = Set.of("roles", "rights");
    private static final Set<String> LANGUAGES = Set.of("language", "languages", "promptLanguages", "defaultLanguage");
    private static final Set<String> DAYS = Set.of("days", "week");
    private static final Pattern CODE = Pattern.compile("[A-Z_]+");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_-]+");
    private static final Pattern DAY = Pattern.compile("(?<![0-9:-])[1-7](?![0-9:-])");
    private static final Pattern TIME = Pattern.compile("PT[0-9HMS.]+");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MOMENT = Pattern.compile(DATE + "T[0-9:.]+Z");
    private static final Pattern CONTACT =
            Pattern.compile("(?:/api/v1)?(/contacten/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final MessageSource messages;

    AuditWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A part of what was done.
     *
     * @param old empty for nothing
     * @param now empty for nothing
     * @param changed whether it became this; otherwise it only is
     */
    record Detail(String name, String old, String now, boolean changed) {}

    /**
     * What it was done to.
     *
     * @param address of its page; null when there is none
     */
    record Thing(String words, @Nullable String address) {}

    /** Who did it. */
    String actor(AuditEntry entry, Locale locale) {
        return entry.actor().equals(AuditLog.SYSTEM)
                ? messages.getMessage("audit.system", null, locale)
                : entry.actor();
    }

    /** What was done. */
    String action(AuditEntry entry, Locale locale) {
        return words("audit.action." + entry.action(), entry.action(), locale);
    }

    /** A contact has no name but its reference; all else is in words already. */
    Thing object(AuditEntry entry, Locale locale) {
        Matcher contact = CONTACT.matcher(entry.object());
        return contact.matches()
                ? new Thing(
                        messages.getMessage("audit.contact", new Object[] {contact.group(2)}, locale),
                        contact.group(1) + contact.group(2))
                : new Thing(entry.object(), null);
    }

    /** Everything else that is kept of it; moments as they were in this zone. */
    List<Detail> details(AuditEntry entry, Locale locale, ZoneId zone) {
        List<Detail> read = new ArrayList<>();
        entry.details().forEach((field, value) -> {
            String name = words("audit.field." + field, field, locale);
            read.add(
                    value instanceof Map<?, ?> change
                            ? new Detail(
                                    name,
                                    value(field, change.get("old"), locale, zone),
                                    value(field, change.get("new"), locale, zone),
                                    true)
                            : new Detail(name, "", value(field, value, locale, zone), false));
        });
        return read;
    }

    private String value(String field, @Nullable Object kept, Locale locale, ZoneId zone) {
        String text = Objects.toString(kept, "");
        if (RIGHTS.contains(field)) {
            return each(CODE, text, code -> right(code, locale));
        }
        if (LANGUAGES.contains(field)) {
            return Arrays.stream(text.split(", "))
                    .map(code -> Locale.of(code).getDisplayLanguage(locale))
                    .collect(Collectors.joining(", "));
        }
        if (DAYS.contains(field)) {
            return each(DAY, text, day -> DayOfWeek.of(Integer.parseInt(day)).getDisplayName(TextStyle.SHORT, locale));
        }
        if (TIME.matcher(text).matches()) {
            return messages.getMessage(
                    "audit.seconds", new Object[] {Duration.parse(text).toSeconds()}, locale);
        }
        if (MOMENT.matcher(text).matches()) {
            return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", locale)
                    .format(Instant.parse(text).atZone(zone));
        }
        if (DATE.matcher(text).matches()) {
            return DateTimeFormatter.ofPattern("d MMM yyyy", locale).format(LocalDate.parse(text));
        }
        return WORD.matcher(text).matches() ? words("audit.value." + field + "." + text, text, locale) : text;
    }

    private static String each(Pattern code, String text, UnaryOperator<String> word) {
        return code.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word.apply(found.group())));
    }

    private String right(String code, Locale locale) {
        return Stream.of("role.", "area.", "level.")
                .map(kind -> words(kind + code, "", locale))
                .filter(StringUtils::hasText)
                .findFirst()
                .orElse(code);
    }

    private String words(String key, String otherwise, Locale locale) {
        return Objects.requireNonNullElse(messages.getMessage(key, null, otherwise, locale), otherwise);
    }
}
