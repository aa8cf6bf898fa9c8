package nl.balie.calls;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.database.Tenancy;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.tenants.Organisations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** A copy of all organisations' numbers for calls that come while the database is away; at most a minute old. */
@Component
class KnownNumbers {
    private static final Logger log = LoggerFactory.getLogger(KnownNumbers.class);

    private final Organisations organisations;
    private final PhoneNumbers numbers;
    private final Tenancy tenancy;
    private volatile Map<String, Known> known = Map.of();

    KnownNumbers(Organisations organisations, PhoneNumbers numbers, Tenancy tenancy) {
        this.organisations = organisations;
        this.numbers = numbers;
        this.tenancy = tenancy;
    }

    /** A number, and whose it is. */
    record Known(String organisation, PhoneNumber number) {}

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void copy() {
        try {
            known = organisations.all().stream()
                    .flatMap(organisation -> tenancy.read(organisation.id(), numbers::list).stream()
                            .map(number -> new Known(organisation.id(), number)))
                    .collect(
                            Collectors.toUnmodifiableMap(known -> known.number().number(), Function.identity()));
        } catch (RuntimeException away) {
            log.warn("the copy of the numbers stays as it was: {}", away.getMessage());
        }
    }

    Optional<Known> find(String e164) {
        return Optional.ofNullable(known.get(e164));
    }
}
