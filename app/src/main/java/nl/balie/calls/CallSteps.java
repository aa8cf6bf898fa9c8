package nl.balie.calls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.balie.calls.LiveCall.Lead;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EventType;
import nl.balie.database.Tenancy;
import nl.balie.processes.Announcement;
import nl.balie.processes.CallPort;
import nl.balie.processes.CallerGoneException;
import nl.balie.telephony.Outcome;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps of a flow that a caller hears. */
@Component
class CallSteps implements CallPort {
    private final Exchange exchange;
    private final LiveCalls calls;
    private final StandingStill standingStill;
    private final Announcements announcements;
    private final SpokenMenu spokenMenu;
    private final DigitEntry digits;
    private final Transfers transfers;
    private final FallbackRoute fallback;
    private final Contacts contacts;
    private final Tenancy tenancy;

    CallSteps(
            Exchange exchange,
            LiveCalls calls,
            StandingStill standingStill,
            Announcements announcements,
            SpokenMenu spokenMenu,
            DigitEntry digits,
            Transfers transfers,
            FallbackRoute fallback,
            Contacts contacts,
            Tenancy tenancy) {
        this.exchange = exchange;
        this.calls = calls;
        this.standingStill = standingStill;
        this.announcements = announcements;
        this.spokenMenu = spokenMenu;
        this.digits = digits;
        this.transfers = transfers;
        this.fallback = fallback;
        this.contacts = contacts;
        this.tenancy = tenancy;
    }

    @Override
    public void answer(String contactId) throws CallerGoneException {
        LiveCall call = live(contactId);
        done(contactId, standingStill.heard(call, () -> exchange.telephony().answer(call.id())));
    }

    @Override
    public void say(String contactId, Announcement announcement, boolean endsByKey) throws CallerGoneException {
        LiveCall call = live(contactId);
        call.markTakenOver();
        List<Prompt> sounds = announcements.sounds(call, announcement);
        done(contactId, standingStill.heard(call, () -> exchange.telephony().play(call.id(), sounds, endsByKey)));
    }

    @Override
    public @Nullable String ask(String contactId, Announcement announcement, Menu menu) throws CallerGoneException {
        LiveCall call = live(contactId);
        call.markTakenOver();
        Set<Character> wanted = menu.keys().stream().map(key -> key.charAt(0)).collect(Collectors.toSet());
        Question question = new Question(
                announcements.sounds(call, announcement),
                wanted,
                menu.timeout(),
                menu.bargeIn(),
                spokenMenu.keys(announcement.language(), menu));
        return switch (standingStill.heard(call, () -> exchange.telephony().ask(call.id(), question))) {
            case Outcome.Key(var key) -> chosen(call, key, Map.of("keuze", true));
            case Outcome.Said(var key) -> chosen(call, key, Map.of("keuze", true, "gesproken", true));
            case Outcome.WrongKey(var key) -> chosen(call, key, Map.of("keuze", false));
            case Outcome.NoKey _ -> null;
            case Outcome.Done _, Outcome.CallerGone _, Outcome.Replaced _, Outcome.NotConnected _ ->
                throw new CallerGoneException(contactId);
            case Outcome.Keys _, Outcome.Recorded _ ->
                throw new IllegalStateException("a question for one key cannot end so");
        };
    }

    @Override
    public @Nullable String collect(String contactId, Announcement announcement, Digits wanted)
            throws CallerGoneException {
        LiveCall call = live(contactId);
        call.markTakenOver();
        return digits.collect(call, announcement, wanted);
    }

    private String chosen(LiveCall call, char key, Map<String, Object> how) {
        Map<String, Object> data = new HashMap<>(how);
        data.put("toets", String.valueOf(key));
        tenancy.in(call.organisation(), () -> contacts.note(call.contact(), EventType.KEY_PRESSED, data));
        return String.valueOf(key);
    }

    @Override
    public void speaks(String organisation, String contactId, String language) {
        tenancy.in(
                organisation,
                () -> contacts.note(UUID.fromString(contactId), EventType.LANGUAGE_CHOSEN, Map.of("taal", language)));
    }

    @Override
    public boolean transfer(String contactId, String number) throws CallerGoneException {
        return transfers.outside(live(contactId), number);
    }

    @Override
    public void followFallback(String contactId) {
        fallback.leave(UUID.fromString(contactId));
    }

    @Override
    public void disconnect(String contactId) {
        calls.of(UUID.fromString(contactId)).ifPresent(call -> {
            call.markTakenOver();
            call.post(new CallEvent.FlowHungUp());
        });
    }

    private LiveCall live(String contactId) throws CallerGoneException {
        return calls.of(UUID.fromString(contactId))
                .filter(call -> call.lead() == Lead.FLOW)
                .orElseThrow(() -> new CallerGoneException(contactId));
    }

    private static void done(String contactId, Outcome outcome) throws CallerGoneException {
        if (!(outcome instanceof Outcome.Done)) {
            throw new CallerGoneException(contactId);
        }
    }
}
