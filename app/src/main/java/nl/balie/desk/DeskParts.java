package nl.balie.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState;
import nl.balie.acd.AgentState.Handling;
import nl.balie.acd.Agents;
import nl.balie.acd.MissedOffers;
import nl.balie.acd.Offer;
import nl.balie.acd.Offers;
import nl.balie.acd.QueueStatus;
import nl.balie.acd.Queueing;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.DeskCalls;
import nl.balie.calls.DeskConsults;
import nl.balie.calls.DeskDevices;
import nl.balie.calls.DeskDialling;
import nl.balie.codes.Codes;
import nl.balie.codes.DispositionCode;
import nl.balie.codes.ReasonCode;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Names;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.people.SignedInUser;
import nl.balie.tenants.Organisations;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands on the desk of one agent, part by part; each part brings all that its fragment shows. */
@Component
class DeskParts {
    /** More at once would push away what the agent has; those behind them follow when these are read. */
    private static final int MISSED_SHOWN = 5;

    /** So many can be overseen; a longer list is searched. */
    private static final int SHORT = 9;

    private final Tenancy tenancy;
    private final Agents agents;
    private final Offers offers;
    private final Queueing queueing;
    private final Contacts contacts;
    private final Names names;
    private final Codes codes;
    private final Organisations organisations;
    private final DeskCalls calls;
    private final DeskConsults consults;
    private final DeskDialling dialling;
    private final DeskDevices devices;
    private final OwnDay day;
    private final Callbacks callbacks;
    private final MissedOffers missed;
    private final ChosenKeys keys;
    private final OwnNotes notes;
    private final Clock clock;

    DeskParts(
            Tenancy tenancy,
            Agents agents,
            Offers offers,
            Queueing queueing,
            Contacts contacts,
            Names names,
            Codes codes,
            Organisations organisations,
            DeskCalls calls,
            DeskConsults consults,
            DeskDialling dialling,
            DeskDevices devices,
            OwnDay day,
            Callbacks callbacks,
            MissedOffers missed,
            ChosenKeys keys,
            OwnNotes notes,
            Clock clock) {
        this.tenancy = tenancy;
        this.agents = agents;
        this.offers = offers;
        this.queueing = queueing;
        this.contacts = contacts;
        this.names = names;
        this.codes = codes;
        this.organisations = organisations;
        this.calls = calls;
        this.consults = consults;
        this.dialling = dialling;
        this.devices = devices;
        this.day = day;
        this.callbacks = callbacks;
        this.missed = missed;
        this.keys = keys;
        this.notes = notes;
        this.clock = clock;
    }

    void all(SignedInUser user, Model model) {
        model.addAttribute("now", clock.instant());
        missed(user, model);
        reasons(user, model);
        statusAndCall(user, model);
        queues(user, model);
        destinations(user, model);
        results(user, model);
        callbacks(user, model);
        model.addAttribute("onBehalf", dialling.onBehalfOf(user.organisation(), user.userId()));
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
                                "status", StatusView.of(agent(user), calls.phoneRegistered(user.username()), zone()))
                        .addAttribute("devices", devices.of(user.username())));
    }

    Model reasons(SignedInUser user, Model model) {
        List<ReasonCode> reasons = tenancy.read(user.organisation(), codes::reasonCodes);
        return model.addAttribute("reasons", reasons);
    }

    Model queues(SignedInUser user, Model model) {
        List<QueueStatus> queues = queueing.status(user.organisation(), user.userId());
        return model.addAttribute("queues", queues);
    }

    /** The queues that contacts can be put back into: all of the organisation, by channel. */
    Model destinations(SignedInUser user, Model model) {
        Map<Channel, List<QueueStatus>> destinations = new EnumMap<>(Channel.class);
        queueing.status(user.organisation(), null)
                .forEach(queue -> destinations
                        .computeIfAbsent(queue.channel(), channel -> new ArrayList<>())
                        .add(queue));
        boolean isLong = destinations.values().stream().anyMatch(queues -> queues.size() > SHORT);
        return model.addAttribute("destinations", destinations).addAttribute("longDestinations", isLong);
    }

    /** Customers of the agent's queues who want to be called back, oldest first. */
    Model callbacks(SignedInUser user, Model model) {
        return tenancy.read(
                user.organisation(),
                () -> model.addAttribute("callbacks", callbacks.ofAgent(user.userId()))
                        .addAttribute("zone", zone()));
    }

    Model results(SignedInUser user, Model model) {
        return model.addAttribute("day", day.of(user.organisation(), user.userId()));
    }

    Model call(SignedInUser user, Model model) {
        List<CallView> cards = tenancy.read(user.organisation(), () -> {
            List<Handling> handled = agent(user).contacts();
            return handled.isEmpty() ? List.of() : cards(user, handled);
        });
        return model.addAttribute("calls", cards);
    }

    /** What the agent has, for a page that is not his desk. */
    Model bar(SignedInUser user, Model model) {
        call(user, model);
        return missed(user, model).addAttribute("now", clock.instant());
    }

    /** The offers that the agent let pass and has not read of, the newest of them with what became of each. */
    Model missed(SignedInUser user, Model model) {
        return tenancy.read(user.organisation(), () -> {
            List<MissedView> newest = missed.of(user.organisation(), user.userId(), MISSED_SHOWN).stream()
                    .map(offer -> MissedView.of(
                            offer, contacts.find(offer.contactId()).orElseThrow(), zone()))
                    .toList();
            int number =
                    newest.size() < MISSED_SHOWN ? newest.size() : missed.number(user.organisation(), user.userId());
            return model.addAttribute("missed", newest).addAttribute("missedNumber", number);
        });
    }

    private List<CallView> cards(SignedInUser user, List<Handling> handled) {
        List<DispositionCode> choices = codes.dispositionCodes();
        Map<UUID, ContactNotes> written =
                notes.of(user, handled.stream().map(Handling::contactId).toList());
        Map<UUID, Instant> offered = offers.of(user.organisation(), user.userId()).stream()
                .collect(Collectors.toMap(Offer::contactId, Offer::expiresAt));
        return handled.stream()
                .map(handling -> {
                    UUID id = handling.contactId();
                    Instant until = handling.activity() == Activity.OFFERED ? offered.get(id) : handling.wrapUpUntil();
                    List<ContactEvent> timeline = contacts.timeline(id);
                    return CallView.of(
                            handling,
                            contacts.find(id).orElseThrow(),
                            timeline,
                            names.of(timeline),
                            until,
                            choices,
                            handling.channel() == Channel.VOICE
                                    ? consults.beside(user.organisation(), user.userId())
                                    : DeskConsults.Beside.NOTHING,
                            keys.of(user.organisation(), timeline),
                            Objects.requireNonNull(written.get(id), "notes of each that was asked for"),
                            LocaleContextHolder.getLocale());
                })
                .toList();
    }

    /** The agent as he stands. */
    AgentState agent(SignedInUser user) {
        return agents.find(user.organisation(), user.userId())
                .orElseThrow(() -> new NotFound("user " + user.userId() + " is no agent any more"));
    }

    private ZoneId zone() {
        return organisations.current().timeZone();
    }
}
