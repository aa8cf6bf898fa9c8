package nl.balie.contacts;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Facts of every kind with every kind of value; with what a newer Balie may have written. */
public final class AnyFact extends DomainContextBase {
    /** As many of each kind. */
    @Provide
    public Arbitrary<Fact> facts() {
        return Arbitraries.of(kinds()).flatMap(AnyFact::of);
    }

    /** All of them but the unknown. */
    static List<Class<?>> known() {
        return kinds().stream().filter(kind -> kind != Fact.Unknown.class).toList();
    }

    private static List<Class<?>> kinds() {
        return List.of(Fact.class.getPermittedSubclasses());
    }

    static Arbitrary<Fact> of(Class<?> kind) {
        if (kind == Fact.Unknown.class) {
            return Arbitraries.of("SEEN", "FORGOTTEN").map(type -> new Fact.Unknown(type, Map.of("by", "somebody")));
        }
        List<Arbitrary<Object>> values =
                Arrays.stream(kind.getRecordComponents()).map(AnyFact::value).toList();
        return Combinators.combine(values).as(given -> made(kind, given));
    }

    private static Fact made(Class<?> kind, List<Object> values) {
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(Arrays.stream(kind.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return (Fact) constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Arbitrary<Object> value(RecordComponent component) {
        Arbitrary<Object> value = value(component.getType());
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class) ? value.injectNull(0.3) : value;
    }

    private static Arbitrary<Object> value(Class<?> type) {
        if (type == String.class) {
            return Arbitraries.strings().ofMaxLength(40).asGeneric();
        }
        if (type == UUID.class) {
            return Combinators.combine(Arbitraries.longs(), Arbitraries.longs())
                    .as(UUID::new)
                    .asGeneric();
        }
        if (type == Duration.class) {
            return Arbitraries.longs()
                    .between(0, Duration.ofDays(40).toMillis())
                    .map(Duration::ofMillis)
                    .asGeneric();
        }
        if (type == int.class) {
            return Arbitraries.integers().asGeneric();
        }
        if (type == long.class) {
            return Arbitraries.longs().asGeneric();
        }
        if (type == boolean.class) {
            return Arbitraries.of(true, false).asGeneric();
        }
        if (type.isEnum()) {
            return Arbitraries.of(Stream.of(type.getEnumConstants()).toList()).asGeneric();
        }
        throw new AssertionError("no values for " + type);
    }
}
