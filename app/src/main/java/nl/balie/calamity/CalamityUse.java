package nl.balie.calamity;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.pages.Use;
import nl.balie.pages.Uses;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The queues that callers go to in a calamity and the prompts that they hear, whether the switch is on or off. */
@Component
class CalamityUse implements Uses {
    private final CalamitySwitches switches;

    CalamityUse(CalamitySwitches switches) {
        this.switches = switches;
    }

    @Override
    public List<Use> of(Thing thing) {
        return switch (thing.kind()) {
            case QUEUE -> uses(thing.id(), CalamityDetails::queueId);
            case PROMPT -> uses(thing.id(), CalamityDetails::promptId);
            case CALENDAR, SKILL_GROUP -> List.of();
        };
    }

    private List<Use> uses(UUID id, Function<CalamityDetails, @Nullable UUID> part) {
        return switches.all().stream()
                .filter(each -> id.equals(part.apply(each.details())))
                .map(each -> new Use(Use.Kind.CALAMITY, each.number()))
                .toList();
    }
}
