package nl.balie.calls;

import nl.balie.database.Tenancy;
import nl.balie.people.BrowserPhones;
import nl.balie.people.PhonesChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A phone that lost its secret, or whose user has no phone any more, is not called from then on. */
@Component
class PhonesOfUsers {
    private final Exchange exchange;
    private final Tenancy tenancy;

    PhonesOfUsers(Exchange exchange, Tenancy tenancy) {
        this.exchange = exchange;
        this.tenancy = tenancy;
    }

    @EventListener
    void changed(PhonesChanged event) {
        if (BrowserPhones.isBrowser(event.username())) {
            check(event.username()); // nothing of it is in the database
        } else {
            tenancy.afterCommit(() -> check(event.username()));
        }
    }

    private void check(String account) {
        if (exchange.isOpen()) {
            exchange.telephony().checkPhones(account);
        }
    }
}
