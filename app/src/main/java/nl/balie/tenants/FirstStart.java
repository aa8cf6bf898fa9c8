package nl.balie.tenants;

import java.util.Optional;
import nl.balie.database.Tenancy;
import nl.balie.people.FirstAdministrators;
import nl.balie.people.ShownOnce;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives an installation without any organisation one for its own management, with the platform administrator who adds
 * the others. Only when everything else has started, so that his password is told at the moment that it is made; it is
 * printed, not logged, so that no log keeps it.
 */
@Component
class FirstStart {
    static final String ORGANISATION = "beheer";
    static final String USERNAME = "platform";

    private final Organisations organisations;
    private final FirstAdministrators administrators;
    private final Tenancy tenancy;

    FirstStart(Organisations organisations, FirstAdministrators administrators, Tenancy tenancy) {
        this.organisations = organisations;
        this.administrators = administrators;
        this.tenancy = tenancy;
    }

    /** After what else says on the terminal that Balie is ready. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    void ready() {
        begin().ifPresent(password -> System.out.println("""

                Dit is een nieuwe installatie. Meld u aan als platformbeheerder:

                  Gebruikersnaam  %s
                  Wachtwoord      %s

                Dit wachtwoord staat nergens anders en komt niet terug. Na het aanmelden kiest u een eigen wachtwoord.
                """.formatted(password.name(), password.secret())));
    }

    /** In one transaction, so that a crash leaves all of it or nothing; empty when there is an organisation already. */
    Optional<ShownOnce> begin() {
        if (!organisations.all().isEmpty()) {
            return Optional.empty();
        }
        return tenancy.in(ORGANISATION, () -> {
            organisations.add(ORGANISATION, "Beheer van deze installatie");
            return Optional.of(administrators.addPlatform(USERNAME, "Platformbeheerder"));
        });
    }
}
