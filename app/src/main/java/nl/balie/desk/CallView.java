package nl.balie.desk;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState.Handling;
import nl.balie.calls.DeskConsults;
import nl.balie.calls.DeskSupervision;
import nl.balie.codes.DispositionCode;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contact.Direction;
import nl.balie.contacts.Contact.Origin;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Names;
import nl.balie.contacts.Reasons;
import nl.balie.contacts.RecordingGround;
import nl.balie.numbers.WrittenNumber;
import org.jspecify.annotations.Nullable;

/**
 * One contact that is offered to the agent, that he has, or that he wraps up, as the card on his desk.
 *
 * @param origin where it comes from
 * @param callback whether it is a customer who is called back
 * @param from the customer's number or what his channel has for that, or null when he does not show it
 * @param to the organisation's number, or null when the channel has none
 * @param missedBy the colleague who did not answer the caller, or null
 * @param keys what the caller chose in one menu after the other, such as {@code 1 – Belastingen}
 * @param notes what the callflow says about the contact, in order
 * @param because why the contact came into this queue
 * @param since since when the agent is doing this
 * @param heldSince since when the customer is on hold, or null
 * @param callback whether the agent calls
 * @param dialled whether he does of himself, and not since a customer asked for it
 * @param until when the offer goes back or the wrap-up ends, or null
 * @param codes the disposition codes to choose from
 * @param beside what goes on beside speaking with the customer
 * @param askedBy the colleague who asks the agent for advice, or null
 * @param recorded how the conversation is recorded, or null when it is not
 * @param unanswered who could not be asked for advice, while the customer waits for that still; or null
 * @param written what agents wrote about it
 */
record CallView(
        Channel channel,
        Activity activity,
        UUID contactId,
        Origin origin,
        boolean callback,
        boolean dialled,
        @Nullable String from,
        @Nullable String to,
        @Nullable String queue,
        @Nullable String skillGroup,
        @Nullable String missedBy,
        List<String> keys,
        List<String> notes,
        @Nullable String because,
        Instant waitingSince,
        Instant since,
        @Nullable Instant heldSince,
        @Nullable Instant until,
        @Nullable String disposition,
        List<DispositionCode> codes,
        DeskConsults.Beside beside,
        @Nullable String askedBy,
        @Nullable Recorded recorded,
        @Nullable Unanswered unanswered,
        ContactNotes written) {

    private static final Set<Fact.ConsultEnd> UNANSWERED = EnumSet.of(
            Fact.ConsultEnd.BUSY, Fact.ConsultEnd.DECLINED, Fact.ConsultEnd.NOT_ANSWERED, Fact.ConsultEnd.UNREACHABLE);

    static CallView of(
            Handling handling,
            Contact contact,
            List<ContactEvent> timeline,
            Names.Book names,
            @Nullable Instant until,
            List<DispositionCode> codes,
            DeskConsults.Beside beside,
            List<ChosenKeys.Chosen> keys,
            ContactNotes written,
            Locale language) {
        Instant queued = contact.queuedAt();
        boolean outbound = contact.direction() == Direction.OUTBOUND;
        return new CallView(
                contact.channel(),
                handling.activity(),
                contact.id(),
                contact.origin(),
                outbound,
                facts(timeline, Fact.Dialled.class).findAny().isPresent(),
                outbound ? called(contact, timeline, names) : caller(contact, timeline, names),
                WrittenNumber.of(outbound ? contact.from() : contact.to()),
                contact.queue(),
                contact.skillGroup(),
                missedBy(timeline, names),
                keys.stream().map(ChosenKeys.Chosen::words).toList(),
                notes(timeline),
                because(timeline, language),
                queued == null ? contact.startedAt() : queued,
                handling.since(),
                heldSince(timeline),
                until,
                contact.disposition(),
                codes,
                beside,
                askedBy(timeline, names),
                recorded(timeline),
                unanswered(timeline, names),
                written);
    }

    /**
     * That the conversation is recorded.
     *
     * @param paused whether nothing is kept for now
     */
    record Recorded(RecordingGround ground, boolean paused) {
        /** Whether the agent can end it: central recording lasts as long as the conversation. */
        public boolean canEnd() {
            return ground != RecordingGround.CONSENT;
        }
    }

    private static @Nullable Recorded recorded(List<ContactEvent> timeline) {
        Recorded now = null;
        for (ContactEvent event : timeline) {
            if (event.fact() instanceof Fact.RecordingStarted(var ground, var _)) {
                now = new Recorded(ground, false);
            } else if (event.fact() instanceof Fact.RecordingEnded) {
                now = null;
            } else if (now != null && event.fact() instanceof Fact.RecordingPaused) {
                now = new Recorded(now.ground(), true);
            } else if (now != null && event.fact() instanceof Fact.RecordingResumed) {
                now = new Recorded(now.ground(), false);
            }
        }
        return now;
    }

    /** Somebody who could not be asked for advice, and why. */
    record Unanswered(String name, Fact.ConsultEnd why) {}

    /** Whether the agent is asked for advice and has not answered yet. */
    public boolean rings() {
        DeskConsults.Consulted consulted = beside.consulted();
        return activity == Activity.CONSULTED && consulted != null && !consulted.answered();
    }

    /** What the bar on other pages shows of it: another one is told to who reads by ear. */
    public String barState() {
        DeskSupervision.Supervised supervised = beside.supervised();
        return (rings() ? Activity.OFFERED : activity)
                + (heldSince == null ? "" : "-HELD")
                + (supervised == null ? "" : "-" + supervised.how());
    }

    /** Whether a colleague calls the agent, about nobody else. */
    public boolean colleagueCalls() {
        return activity == Activity.CONSULTED && dialled;
    }

    /** By which the texts are found that say what it is: nothing for one that came in. */
    public String made() {
        if (dialled) {
            return ".dialled";
        }
        return callback ? ".callback" : "";
    }

    /** Whether it is spoken with on the agent's phone. */
    public boolean call() {
        return channel == Channel.VOICE;
    }

    /** What makes ids on the page its own; nothing for a call, of which an agent has one. */
    public String suffix() {
        return call() ? "" : "-" + contactId;
    }

    /** The primary code that is chosen, or null. */
    public @Nullable DispositionCode primary() {
        return codes.stream()
                .filter(code -> code.name().equals(disposition)
                        || (disposition != null && disposition.startsWith(code.name() + Dispositions.BELOW)))
                .findFirst()
                .orElse(null);
    }

    /** The secondary code that is chosen, or null. */
    public @Nullable DispositionCode secondary() {
        DispositionCode primary = primary();
        return primary == null
                ? null
                : primary.secondary().stream()
                        .filter(code -> Dispositions.path(primary, code).equals(disposition))
                        .findFirst()
                        .orElse(null);
    }

    /** A colleague by his name, anybody else by his number. */
    private static @Nullable String caller(Contact contact, List<ContactEvent> timeline, Names.Book names) {
        return facts(timeline, Fact.Arrived.class)
                .map(Fact.Arrived::user)
                .filter(Objects::nonNull)
                .findFirst()
                .map(names::of)
                .orElse(WrittenNumber.of(contact.from()));
    }

    /** The same of who is called. */
    private static @Nullable String called(Contact contact, List<ContactEvent> timeline, Names.Book names) {
        return facts(timeline, Fact.Dialled.class)
                .map(Fact.Dialled::colleague)
                .filter(Objects::nonNull)
                .findFirst()
                .map(names::of)
                .orElse(WrittenNumber.of(contact.to()));
    }

    private static @Nullable String missedBy(List<ContactEvent> timeline, Names.Book names) {
        return facts(timeline, Fact.Forwarded.class)
                .map(forwarded -> {
                    UUID colleague = forwarded.colleague();
                    return colleague == null ? WrittenNumber.written(forwarded.number()) : names.of(colleague);
                })
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String askedBy(List<ContactEvent> timeline, Names.Book names) {
        return timeline.stream()
                .map(ContactEvent::fact)
                .flatMap(fact -> switch (fact) {
                    case Fact.ConsultBegan(var agent, var _, var _) -> Stream.of(agent);
                    case Fact.Dialled(var agent, var _, var _, var _) -> Stream.of(agent);
                    default -> Stream.empty();
                })
                .map(names::of)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static @Nullable Unanswered unanswered(List<ContactEvent> timeline, Names.Book names) {
        Unanswered last = null;
        String asked = "";
        for (ContactEvent event : timeline) {
            if (event.fact() instanceof Fact.ConsultBegan(var _, var colleague, var number)) {
                asked = colleague == null ? String.valueOf(WrittenNumber.of(number)) : names.of(colleague);
                last = null;
            } else if (event.fact() instanceof Fact.ConsultEnded(var why)) {
                last = UNANSWERED.contains(why) ? new Unanswered(asked, why) : null;
            } else if (event.fact() instanceof Fact.TakenBack) {
                last = null;
            }
        }
        return last;
    }

    private static List<String> notes(List<ContactEvent> timeline) {
        return facts(timeline, Fact.Noted.class).map(Fact.Noted::text).toList();
    }

    private static @Nullable String because(List<ContactEvent> timeline, Locale language) {
        return facts(timeline, Fact.RouteDecided.class)
                .map(route -> Reasons.rules(route.because(), route.becauseInEnglish(), language))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static @Nullable Instant heldSince(List<ContactEvent> timeline) {
        return timeline.stream()
                .filter(event -> event.fact() instanceof Fact.PutOnHold
                        || event.fact() instanceof Fact.TakenBack
                        || event.fact() instanceof Fact.Connected)
                .reduce((earlier, later) -> later)
                .filter(event -> event.fact() instanceof Fact.PutOnHold)
                .map(ContactEvent::at)
                .orElse(null);
    }

    private static <F extends Fact> Stream<F> facts(List<ContactEvent> timeline, Class<F> kind) {
        return timeline.stream()
                .map(ContactEvent::fact)
                .filter(kind::isInstance)
                .map(kind::cast);
    }
}
