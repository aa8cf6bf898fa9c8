package nl.balie.calamity;

import java.util.List;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import org.springframework.stereotype.Component;

/** The queues that callers go to in a calamity, whether the switch is on or off. */
@Component
class CalamityUse implements Uses {
    private final CalamitySwitches switches;

    CalamityUse(CalamitySwitches switches) {
        this.switches = switches;
    }

    @Override
    public List<Use> of(Thing thing) {
        if (thing.kind() != Thing.Kind.QUEUE) {
            return List.of();
        }
        return switches.all().stream()
                .filter(each -> thing.id().equals(each.details().queueId()))
                .map(each -> new Use(Use.Kind.CALAMITY, each.number()))
                .toList();
    }
}
