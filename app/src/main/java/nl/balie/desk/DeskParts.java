package nl.balie.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.acd.Agents;
import nl.balie.acd.Offer;
import nl.balie.acd.Offers;
import nl.balie.acd.QueueStatus;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.DeskCalls;
import nl.balie.codes.Codes;
import nl.balie.codes.ReasonCode;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Names;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.people.SignedInUser;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands on the desk of one agent, part by part; each part brings all that its fragment shows. */
@Component
class DeskParts {
    private final Tenancy tenancy;
    private final Agents agents;
    private final Offers offers;
    private final Queueing queueing;
    private final Queues allQueues;
    private final Contacts contacts;
    private final Names names;
    private final Codes codes;
    private final Organisations organisations;
    private final DeskCalls calls;
    private final OwnDay day;
    private final Callbacks callbacks;
    private final Clock clock;

    DeskParts(
            Tenancy tenancy,
            Agents agents,
            Offers offers,
            Queueing queueing,
            Queues allQueues,
            Contacts contacts,
            Names names,
            Codes codes,
            Organisations organisations,
            DeskCalls calls,
            OwnDay day,
            Callbacks callbacks,
            Clock clock) {
        this.tenancy = tenancy;
        this.agents = agents;
        this.offers = offers;
        this.queueing = queueing;
        this.allQueues = allQueues;
        this.contacts = contacts;
        this.names = names;
        this.codes = codes;
        this.organisations = organisations;
        this.calls = calls;
        this.day = day;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    void all(SignedInUser user, Model model) {
        model.addAttribute("now", clock.instant());
        reasons(user, model);
        statusAndCall(user, model);
        queues(user, model);
        destinations(user, model);
        results(user, model);
        callbacks(user, model);
    }

    void statusAndCall(SignedInUser user, Model model) {
        tenancy.read(user.organisation(), () -> {
            status(user, model);
            return call(user, model);
        });
    }

    Model status(SignedInUser user, Model model) {
        return tenancy.read(
                user.organisation(),
                () -> model.addAttribute(
                        "status", StatusView.of(agent(user), calls.phoneRegistered(user.username()), zone())));
    }

    Model reasons(SignedInUser user, Model model) {
        List<ReasonCode> reasons = tenancy.read(user.organisation(), codes::reasonCodes);
        return model.addAttribute("reasons", reasons);
    }

    Model queues(SignedInUser user, Model model) {
        List<QueueStatus> queues = queueing.status(user.organisation(), user.userId());
        return model.addAttribute("queues", queues);
    }

    /** The queues that the caller can be put back into: all of the organisation. */
    Model destinations(SignedInUser user, Model model) {
        List<Queue> destinations = tenancy.read(user.organisation(), allQueues::all);
        return model.addAttribute("destinations", destinations);
    }

    /** Customers of the agent's queues who want to be called back, oldest first. */
    Model callbacks(SignedInUser user, Model model) {
        return tenancy.read(
                user.organisation(),
                () -> model.addAttribute("callbacks", callbacks.open(user.userId()))
                        .addAttribute("zone", zone()));
    }

    Model results(SignedInUser user, Model model) {
        return model.addAttribute("day", day.of(user.organisation(), user.userId()));
    }

    Model call(SignedInUser user, Model model) {
        Optional<CallView> call = tenancy.read(user.organisation(), () -> {
            AgentState agent = agent(user);
            UUID contact = agent.contactId();
            return contact == null
                    ? Optional.<CallView>empty()
                    : contacts.find(contact).map(found -> {
                        List<ContactEvent> timeline = contacts.timeline(contact);
                        return CallView.of(
                                agent,
                                found,
                                timeline,
                                names.of(timeline),
                                until(user, agent),
                                codes.dispositionCodes());
                    });
        });
        return model.addAttribute("call", call.orElse(null));
    }

    /** The agent as he stands. */
    AgentState agent(SignedInUser user) {
        return agents.find(user.organisation(), user.userId())
                .orElseThrow(() -> new NotFound("user " + user.userId() + " is no agent any more"));
    }

    private @Nullable Instant until(SignedInUser user, AgentState agent) {
        if (agent.activity() == Activity.OFFERED) {
            return offers.of(user.organisation(), user.userId())
                    .map(Offer::expiresAt)
                    .orElse(null);
        }
        return agent.wrapUpUntil();
    }

    private ZoneId zone() {
        return organisations.current().timeZone();
    }
}
