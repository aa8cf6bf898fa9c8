package nl.balie.calls;

import java.util.EnumSet;
import java.util.Set;
import nl.balie.people.PhoneChoice;
import nl.balie.people.PhoneChoices;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** At which of his devices an agent is rung, and wants to be (requirement 2.5.3). */
@Component
public class DeskDevices {
    private final AgentPhones phones;
    private final PhoneChoices choices;
    private final ObjectProvider<BrowserWay> browsers;

    DeskDevices(AgentPhones phones, PhoneChoices choices, ObjectProvider<BrowserWay> browsers) {
        this.phones = phones;
        this.choices = choices;
        this.browsers = browsers;
    }

    /**
     * The devices of an agent as they stand.
     *
     * @param chosen null when he never chose
     * @param reachable those that would ring
     * @param rings the one that would ring first; null when none would
     * @param browsers whether browsers can be phones
     */
    public record Devices(
            @Nullable PhoneChoice chosen,
            Set<PhoneChoice> reachable,
            @Nullable PhoneChoice rings,
            BrowserWay.State browsers) {
        public Devices {
            reachable = Set.copyOf(reachable);
        }

        /** Whether his choice fails at this moment, so that another device rings or none. */
        public boolean fails() {
            return chosen != null && chosen != rings;
        }
    }

    /** How they stand now. */
    public Devices of(String username) {
        Set<PhoneChoice> reachable = EnumSet.noneOf(PhoneChoice.class);
        reachable.addAll(phones.inOrder(username));
        return new Devices(
                choices.of(username).orElse(null),
                reachable,
                phones.inOrder(username).stream().findFirst().orElse(null),
                browsers.stream().map(BrowserWay::state).findFirst().orElse(BrowserWay.State.NOT_INSTALLED));
    }

    /** Has him rung at this device from the next call on. */
    public void choose(SignedInUser user, PhoneChoice device) {
        choices.choose(user, device);
    }
}
