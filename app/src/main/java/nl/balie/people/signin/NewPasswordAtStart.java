package nl.balie.people.signin;

import java.util.Optional;
import nl.balie.database.Tenancy;
import nl.balie.people.FirstAdministrators;
import nl.balie.people.ShownOnce;
import nl.balie.people.SignInSettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the account that {@code balie.sign-in.new-password-for} names a new password, and tells it on the terminal:
 * printed, not logged, so that no log keeps it.
 */
@Component
class NewPasswordAtStart {
    private final SignInSettings settings;
    private final JdbcClient database;
    private final Tenancy tenancy;
    private final FirstAdministrators administrators;

    NewPasswordAtStart(
            SignInSettings settings, JdbcClient database, Tenancy tenancy, FirstAdministrators administrators) {
        this.settings = settings;
        this.database = database;
        this.tenancy = tenancy;
        this.administrators = administrators;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        var username = settings.newPasswordFor();
        if (!username.isBlank()) {
            System.out.println(renew(username)
                    .map(password -> """

                            Nieuw wachtwoord voor %s: %s
                            Dit staat nergens anders. Bij het aanmelden kiest de gebruiker een eigen wachtwoord.
                            Geef balie.sign-in.new-password-for bij een volgende start niet meer op.
                            """.formatted(password.name(), password.secret()))
                    .orElse("Er is geen actief account %s; er is geen wachtwoord veranderd.".formatted(username)));
        }
    }

    private Optional<ShownOnce> renew(String username) {
        return database.sql("select organisation_id from sign_in_account(?)")
                .param(username)
                .query(String.class)
                .optional()
                .flatMap(organisation -> tenancy.in(organisation, () -> administrators.renew(username)));
    }
}
