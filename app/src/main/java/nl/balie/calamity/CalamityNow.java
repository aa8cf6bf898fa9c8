package nl.balie.calamity;

import java.util.Map;
import java.util.Optional;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Shown;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import org.springframework.stereotype.Component;

/** The calamity that a contact comes into; that it did is kept with it. */
@Component
public class CalamityNow {
    private final CalamitySwitches switches;
    private final Contacts contacts;
    private final Tenancy tenancy;

    CalamityNow(CalamitySwitches switches, Contacts contacts, Tenancy tenancy) {
        this.switches = switches;
        this.contacts = contacts;
        this.tenancy = tenancy;
    }

    /**
     * The calamity switch of the number when it is on.
     *
     * @param calledNumber in E.164
     */
    public Optional<CalamitySwitch> of(Party party, String calledNumber) {
        return tenancy.in(party.organisation(), () -> {
            Optional<CalamitySwitch> on =
                    switches.of(calledNumber).filter(found -> party.calamity(found.isOn(party.now())));
            on.ifPresent(calamity -> keep(party, calamity));
            return on;
        });
    }

    private void keep(Party party, CalamitySwitch on) {
        String why = on.active() ? "staat aan" : "is voor nu gepland";
        party.does(Deed.of(
                Shown.of("calamity.tried.on", on.number()),
                () -> contacts.note(
                        party.contact(),
                        EventType.DECIDED,
                        Map.of(
                                "besluit",
                                "calamiteit",
                                "bestemming",
                                on.details().destination().apiName(),
                                "omdat",
                                "De calamiteitschakeling van %s %s".formatted(on.number(), why)))));
    }
}
