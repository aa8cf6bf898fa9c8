package nl.balie.calamity;

import java.util.Optional;
import nl.balie.callers.Deed;
import nl.balie.callers.Party;
import nl.balie.callers.Shown;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import org.springframework.stereotype.Component;

/** The calamity that a contact comes into; that it did is kept with it. */
@Component
public class CalamityNow {
    private final CalamitySwitches switches;
    private final Facts facts;
    private final Tenancy tenancy;

    CalamityNow(CalamitySwitches switches, Facts facts, Tenancy tenancy) {
        this.switches = switches;
        this.facts = facts;
        this.tenancy = tenancy;
    }

    /**
     * The calamity switch of the number when it is on.
     *
     * @param calledNumber in E.164
     */
    public Optional<CalamitySwitch> of(Party party, String calledNumber) {
        return tenancy.in(party.organisation(), () -> {
            Optional<CalamitySwitch> on = party.calamity(switches.isOn(calledNumber, party.now()))
                    ? switches.of(calledNumber)
                    : Optional.empty();
            on.ifPresent(calamity -> keep(party, calamity));
            return on;
        });
    }

    private void keep(Party party, CalamitySwitch on) {
        party.does(Deed.of(
                Shown.of("calamity.tried.on", on.number()),
                () -> facts.record(
                        party.contact(),
                        new Fact.CalamityFound(on.number(), route(on.details().destination()), !on.active()))));
    }

    private static Fact.CalamityRoute route(CalamityDestination destination) {
        return switch (destination) {
            case REGULAR -> Fact.CalamityRoute.REGULAR;
            case MENU -> Fact.CalamityRoute.MENU;
            case QUEUE -> Fact.CalamityRoute.QUEUE;
            case DISCONNECT -> Fact.CalamityRoute.DISCONNECT;
        };
    }
}
