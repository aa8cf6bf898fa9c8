package nl.balie.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.balie.pages.WrongQuery.Fault;
import nl.balie.pages.WrongQuery.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Looks at what a request asks before anybody works with it, and says everything that is wrong with it at once. A server
 * drops what it cannot decode and Java reads the digits of every script, so that an address that means nothing would show
 * something else than was asked for; and a NUL gets as far as the database, which takes none.
 *
 * <p>What is expected stands at the handler: the type of its {@link RequestParam}, and {@link Min}, {@link Max} and {@link
 * jakarta.validation.constraints.Pattern} there.
 */
final class QueryCheck implements HandlerInterceptor {
    private static final Logger log = LoggerFactory.getLogger(QueryCheck.class);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,19}");
    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getDispatcherType() == jakarta.servlet.DispatcherType.REQUEST) {
            Map<String, Fault> faults = new LinkedHashMap<>();
            encoding(request.getQueryString(), faults);
            request.getParameterMap().forEach((name, values) -> characters(name, values, faults));
            for (MethodParameter parameter : method.getMethodParameters()) {
                type(parameter, request, faults);
                once(parameter, request, faults);
                page(parameter, request, faults);
            }
            if (!faults.isEmpty()) {
                log.info(
                        "{} {} of {} has wrong values: {}",
                        request.getMethod(),
                        request.getRequestURI(),
                        request.getRemoteUser(),
                        faults.values().stream().map(Fault::reason).toList());
                throw new WrongQuery(List.copyOf(faults.values()));
            }
        }
        return true;
    }

    /** A page that shows what is wrong with its period at its fields is the answer to a wrong question all the same. */
    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        if (answer != null
                && !Answers.isForPart(request)
                && asksWrongPeriod(answer.getModel().values())) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    private static boolean asksWrongPeriod(Collection<Object> model) {
        return model.stream().anyMatch(value -> value instanceof Asked asked && asked.isWrong());
    }

    private static void encoding(@Nullable String query, Map<String, Fault> faults) {
        if (query == null) {
            return;
        }
        for (String pair : query.split("&")) {
            if (BROKEN_ESCAPE.matcher(pair).find() || !isUtf8(pair)) {
                String name = pair.replaceFirst("=.*", "");
                String shown = BROKEN_ESCAPE.matcher(name).find() || !isUtf8(name)
                        ? "?"
                        : URLDecoder.decode(name, StandardCharsets.UTF_8);
                faults.putIfAbsent(shown, new Fault(shown, Reason.ENCODING));
            }
        }
    }

    private static boolean isUtf8(String encoded) {
        // bytes one to one, to be read as UTF-8 without mercy
        byte[] bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    private static void characters(String name, String[] values, Map<String, Fault> faults) {
        List<String> texts = new ArrayList<>(List.of(values));
        texts.add(name);
        if (texts.stream().flatMapToInt(String::chars).anyMatch(QueryCheck::isControl)) {
            faults.putIfAbsent(name, new Fault(name, Reason.CHARACTER));
        }
    }

    /** What no field of a form gives; the lines of a text field do have ends. */
    private static boolean isControl(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private void type(MethodParameter parameter, HttpServletRequest request, Map<String, Fault> faults) {
        RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked == null) {
            return;
        }
        parameter.initParameterNameDiscovery(names);
        String name = asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name();
        String[] values = request.getParameterValues(name);
        if (values != null && !faults.containsKey(name)) {
            for (String value : values) {
                fault(parameter, name, value).ifPresent(fault -> faults.putIfAbsent(name, fault));
            }
        }
    }

    /** Its number is told together with what else is wrong. */
    private static void page(MethodParameter parameter, HttpServletRequest request, Map<String, Fault> faults) {
        String number = request.getParameter(AskedList.PAGE);
        if (parameter.getParameterType() == AskedList.class && number != null) {
            PageNumber.fault(AskedList.PAGE, number).ifPresent(fault -> faults.putIfAbsent(AskedList.PAGE, fault));
        }
    }

    /** What stands for one value comes once: of two nobody could say which counts (OWASP ASVS 5.0, 15.3.7). */
    private void once(MethodParameter parameter, HttpServletRequest request, Map<String, Fault> faults) {
        RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
        Class<?> type = parameter.getParameterType();
        if (asked != null) {
            once(
                    asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name(),
                    type,
                    request,
                    faults);
        } else if (type.isRecord() && parameter.hasParameterAnnotation(ModelAttribute.class)) {
            for (RecordComponent part : type.getRecordComponents()) {
                once(part.getName(), part.getType(), request, faults);
            }
        }
    }

    private static void once(String name, Class<?> type, HttpServletRequest request, Map<String, Fault> faults) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1 && BeanUtils.isSimpleProperty(type) && !type.isArray()) {
            faults.putIfAbsent(name, new Fault(name, Reason.REPEATED));
        }
    }

    private static Optional<Fault> fault(MethodParameter parameter, String name, String value) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(parameter.getParameterType());
        boolean leftOut = value.isEmpty() && !parameter.getParameterType().isPrimitive();
        if (!leftOut && (type == Integer.class || type == Long.class)) {
            return number(parameter, type, name, value);
        }
        var choices = parameter.getParameterAnnotation(jakarta.validation.constraints.Pattern.class);
        if (choices != null && !value.matches(choices.regexp())) {
            return Optional.of(new Fault(name, Reason.CHOICE, choices.regexp().replace("|", ", ")));
        }
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (type == LocalDate.class) {
            return Calendar.day(value).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Fault(name, Reason.DATE, Calendar.FIRST, Calendar.LAST));
        }
        if (type == LocalTime.class) {
            return Calendar.time(value).isPresent() ? Optional.empty() : Optional.of(new Fault(name, Reason.TIME));
        }
        if (type == OffsetDateTime.class) {
            return isMoment(value)
                    ? Optional.empty()
                    : Optional.of(new Fault(name, Reason.MOMENT, Calendar.FIRST, Calendar.LAST));
        }
        if (type == UUID.class) {
            return ID.matcher(value).matches() ? Optional.empty() : Optional.of(new Fault(name, Reason.ID));
        }
        return Optional.empty();
    }

    private static Optional<Fault> number(MethodParameter parameter, Class<?> type, String name, String value) {
        Min least = parameter.getParameterAnnotation(Min.class);
        Max most = parameter.getParameterAnnotation(Max.class);
        long from = least != null ? least.value() : type == Long.class ? Long.MIN_VALUE : Integer.MIN_VALUE;
        long until = most != null ? most.value() : type == Long.class ? Long.MAX_VALUE : Integer.MAX_VALUE;
        try {
            if (NUMBER.matcher(value).matches()) {
                long number = Long.parseLong(value);
                if (number >= from && number <= until) {
                    return Optional.empty();
                }
            }
        } catch (NumberFormatException tooLong) {
            // refused below
        }
        return Optional.of(new Fault(name, Reason.NUMBER, from, until));
    }

    private static boolean isMoment(String value) {
        try {
            return value.chars().allMatch(character -> character < 128)
                    && Calendar.has(OffsetDateTime.parse(value).getYear());
        } catch (DateTimeParseException none) {
            return false;
        }
    }
}
