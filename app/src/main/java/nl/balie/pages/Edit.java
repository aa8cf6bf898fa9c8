package nl.balie.pages;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/**
 * A form of something that exists, after what others changed meanwhile has come into it. The page carries what its fields
 * were when it was made; a field that was left as it was gets what stands there now, one that was changed gets what was sent,
 * and where both happened the form comes back with both values at that field, to be decided. A form that does not say what it
 * was made from is taken as it was sent.
 *
 * @param form what is to be checked and stored
 * @param now the form of what is stored
 * @param errors what was wrong with the sent one, and the fields that others changed too
 */
public record Edit<F extends Record>(F form, F now, BindingResult errors) {
    /** The name under which the page sends what its fields were. */
    static final String BASIS = "basis";
    /** The request's attribute with the form whose fields the page is to carry. */
    static final String ATTRIBUTE = Edit.class.getName();

    private static final JsonMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Brings what was sent together with what is there.
     *
     * @param sent as it was bound
     * @param now the form of what is stored at this moment
     * @param errors of the binding
     * @param model gets the form that is to be shown again when something is wrong
     */
    public static <F extends Record> Edit<F> of(
            F sent, F now, BindingResult errors, Model model, HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, now);
        Optional<F> basis = Optional.ofNullable(request.getParameter(BASIS)).flatMap(text -> read(text, now));
        if (basis.isEmpty()) {
            return new Edit<>(sent, now, errors);
        }
        Meanwhile meanwhile = new Meanwhile();
        F merged = merged(basis.get(), sent, now, meanwhile);
        BeanPropertyBindingResult result = new BeanPropertyBindingResult(merged, errors.getObjectName());
        result.addAllErrors(errors);
        meanwhile.fields().forEach(field -> result.rejectValue(field, "pages.error.meanwhile"));
        model.addAttribute(errors.getObjectName(), merged)
                .addAttribute(BindingResult.MODEL_KEY_PREFIX + errors.getObjectName(), result)
                .addAttribute("meanwhile", meanwhile);
        return new Edit<>(merged, now, result);
    }

    /** The same in the words of {@link Check}. */
    public Check check() {
        return new Check(errors, now);
    }

    /** What a page carries of a form: no secret, since it stands in the page. */
    static String written(Object form) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsString(form).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("A form has something that is no text, choice or row", unwritable);
        }
    }

    @SuppressWarnings("unchecked") // a record's class is that of its instances
    private static <F extends Record> Optional<F> read(String text, F form) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            return Optional.ofNullable((F) JSON.readValue(new String(json, StandardCharsets.UTF_8), form.getClass()));
        } catch (IllegalArgumentException | JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // as above
    private static <F extends Record> F merged(F basis, F sent, F now, Meanwhile meanwhile) {
        RecordComponent[] components = sent.getClass().getRecordComponents();
        Object[] values = Stream.of(components)
                .map(component -> meanwhile.decide(
                        component.getName(), value(component, basis), value(component, sent), value(component, now)))
                .toArray();
        try {
            Constructor<?> constructor = sent.getClass()
                    .getDeclaredConstructor(
                            Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (F) constructor.newInstance(values);
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Object value(RecordComponent component, Record form) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(form);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
