package nl.balie.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.balie.contacts.Contact;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Names;
import nl.balie.contacts.RecordingGround;
import org.jspecify.annotations.Nullable;

/** One line of a contact's timeline: what happened, with the names of the things that it was about as they are now. */
@Schema(name = "Gebeurtenis")
record EventJson(Instant op, String soort, Map<String, @Nullable Object> gegevens) {
    static final String BECAUSE = "omdat";

    /** @param because why it was decided so, or null */
    static EventJson of(ContactEvent event, @Nullable String because, Names.Book names) {
        Kind kind = kind(event.fact(), names);
        if (because != null) {
            kind.with(BECAUSE, because);
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>(event.more());
        data.putAll(kind.data);
        return new EventJson(event.at(), kind.name, data);
    }

    private static Kind arrived(
            @Nullable String to, Contact.@Nullable Origin origin, @Nullable UUID user, Names.Book names) {
        Kind kind = new Kind("aangekomen");
        if (to != null) {
            kind.with("naar", to);
        }
        if (origin != null) {
            kind.with("herkomst", origin.apiName());
        }
        return user == null ? kind : kind.with("collega", names.of(user));
    }

    private static Kind kind(Fact fact, Names.Book names) {
        return switch (fact) {
            case Fact.Arrived(var to, var origin, var user) -> arrived(to, origin, user, names);
            case Fact.Forwarded(var number, var colleague) ->
                new Kind("doorgeschakeld")
                        .with("nummer", number)
                        .with("collega", colleague == null ? number : names.of(colleague));
            case Fact.CallbackBegun(var to, var askedIn) ->
                new Kind("terugbellen").with("naar", to).with("aanvraag", askedIn.toString());
            case Fact.FlowStarted(var callflow, var version) ->
                new Kind("callflow-gestart").with("callflow", callflow).with("versie", version);
            case Fact.FallbackStarted(var fallback, var _) ->
                new Kind("terugval-gestart").with("terugval", fallback.name());
            case Fact.Step step -> step(step);
            case Fact.OpeningDecided(var open, var _, var _) ->
                decision("openingstijd").with("open", open);
            case Fact.CalamityFound(var _, var destination, var _) ->
                decision("calamiteit").with("bestemming", words(destination));
            case Fact.QueueFull(var queue, var _, var _) ->
                decision("wachtrij-vol").with("wachtrij", names.of(queue));
            case Fact.PriorityGiven(var priority) -> decision("prioriteit").with("prioriteit", priority);
            case Fact.RouteDecided(var queue, var priority, var _, var _) ->
                decision("route").with("wachtrij", names.of(queue)).with("prioriteit", priority);
            case Fact.KeyPressed(var key, var choice, var spoken) -> {
                Kind kind = new Kind("toets").with("toets", key).with("keuze", choice);
                yield spoken ? kind.with("gesproken", true) : kind;
            }
            case Fact.DigitsEntered(var count) -> new Kind("cijfers").with("aantal", count);
            case Fact.LanguageChosen(var language) -> new Kind("taal").with("taal", language);
            case Fact.LookedUp(var source, var found) -> lookUp(names.of(source), found);
            case Fact.LookUpFailed(var source, var failure) ->
                lookUp(names.of(source), false).with("fout", failure);
            case Fact.SourceMissing(var name) -> lookUp(name, false).with("fout", "er is geen bron met deze naam");
            case Fact.Noted(var text) -> new Kind("notitie").with("tekst", text);
            case Fact.Queued(var queue, var skillGroup, var priority) ->
                new Kind("in-wachtrij")
                        .with("wachtrij", names.of(queue))
                        .with("skillgroep", names.of(skillGroup))
                        .with("prioriteit", priority);
            case Fact.Offered(var agent, var _) -> new Kind("aangeboden").with("agent", names.of(agent));
            case Fact.PhoneRinging() -> new Kind("telefoon-rinkelt");
            case Fact.OfferEnded(var agent, var outcome) ->
                new Kind("aanbod-beeindigd").with("agent", names.of(agent)).with("uitkomst", words(outcome));
            case Fact.Connected(var agent) -> new Kind("verbonden").with("agent", names.of(agent));
            case Fact.PutOnHold() -> new Kind("in-de-wacht");
            case Fact.TakenBack() -> new Kind("teruggenomen");
            case Fact.Dialled(var agent, var colleague, var number, var shown) ->
                to(new Kind("gebeld").with("agent", names.of(agent)), colleague, number, names)
                        .with("getoondNummer", shown);
            case Fact.ConsultBegan(var agent, var colleague, var number) ->
                to(new Kind("ruggespraak").with("agent", names.of(agent)), colleague, number, names);
            case Fact.ConsultAnswered() -> new Kind("ruggespraak-verbonden");
            case Fact.ConsultEnded(var outcome) -> new Kind("ruggespraak-beeindigd").with("uitkomst", words(outcome));
            case Fact.HandedOver(var agent, var colleague, var number, var consulted) ->
                to(new Kind("overgedragen").with("agent", names.of(agent)), colleague, number, names)
                        .with("naRuggespraak", consulted);
            case Fact.HandOverMissed(var outcome) -> new Kind("overdracht-mislukt").with("uitkomst", words(outcome));
            case Fact.SupervisionBegan(var supervisor, var how) ->
                new Kind("meegeluisterd")
                        .with("supervisor", names.of(supervisor))
                        .with("hoe", words(how));
            case Fact.SupervisionEnded() -> new Kind("meeluisteren-beeindigd");
            case Fact.LineMeasured(var line, var mos, var lost, var jitter, var roundTrip) -> {
                Kind kind = new Kind("lijn-gemeten")
                        .with("lijn", words(line))
                        .with("mos", mos / 100.0)
                        .with("verlies", lost / 1000.0)
                        .with("jitterMillis", jitter.toMillis());
                yield roundTrip == null ? kind : kind.with("heenEnTerugMillis", roundTrip.toMillis());
            }
            case Fact.RecordingAsked(var refused) -> new Kind("opname-gevraagd").with("geweigerd", refused);
            case Fact.RecordingStarted(var ground, var by) -> {
                Kind kind = new Kind("opname-gestart").with("grondslag", words(ground));
                yield by == null ? kind : kind.with("door", names.of(by));
            }
            case Fact.RecordingPaused(var by) -> new Kind("opname-gepauzeerd").with("door", names.of(by));
            case Fact.RecordingResumed(var by) -> new Kind("opname-hervat").with("door", names.of(by));
            case Fact.RecordingEnded(var length) -> new Kind("opname-beeindigd").with("seconden", length.toSeconds());
            case Fact.PlaceAnnounced(var place) -> new Kind("wachtmelding").with("plaats", place);
            case Fact.WaitAnnounced(var minutes) -> new Kind("wachtmelding").with("minuten", minutes);
            case Fact.Diverted(var queue) -> new Kind("doorgestuurd").with("wachtrij", names.of(queue));
            case Fact.Transferred(var to) -> new Kind("doorverbonden").with("naar", to);
            case Fact.Requeued(var agent, var queue, var first) ->
                new Kind("teruggeplaatst")
                        .with("agent", names.of(agent))
                        .with("wachtrij", names.of(queue))
                        .with("voorrang", first);
            case Fact.CallbackRequested(var number, var added) ->
                new Kind("terugbelverzoek").with("nummer", number).with("nieuw", added);
            case Fact.VoicemailLeft(var length) -> new Kind("voicemail").with("seconden", length.toSeconds());
            case Fact.CustomerDialled(var to) -> new Kind("klant-gebeld").with("naar", to);
            case Fact.CustomerMissed(var reason) -> new Kind("klant-niet-bereikt").with("reden", words(reason));
            case Fact.NotDialled(var number, var reason) ->
                new Kind("niet-gebeld").with("naar", number).with("reden", words(reason));
            case Fact.Released(var wrapUp) -> new Kind("losgelaten").with("nawerkSeconden", wrapUp.toSeconds());
            case Fact.SurveyOffered(var survey, var run, var takesPart) ->
                new Kind("kto-aangeboden")
                        .with("onderzoek", names.of(survey))
                        .with("kenmerk", run.toString())
                        .with("deelname", takesPart);
            case Fact.SurveyAnswered(var _, var asked, var answer) -> {
                Kind kind = new Kind("kto-antwoord").with("vraag", asked);
                yield answer == null ? kind : kind.with("antwoord", answer);
            }
            case Fact.DispositionChosen(var code) -> new Kind("afhandelcode").with("afhandelcode", names.of(code));
            case Fact.Ended(var result, var by) ->
                new Kind("beeindigd").with("resultaat", result.apiName()).with("door", words(by));
            case Fact.Unknown(var type, var data) -> {
                Kind kind = new Kind("onbekend");
                data.forEach(kind::with);
                yield kind.with("soort", type);
            }
        };
    }

    private static Kind to(Kind kind, @Nullable UUID colleague, @Nullable String number, Names.Book names) {
        return colleague == null ? kind.with("naar", number) : kind.with("collega", names.of(colleague));
    }

    private static Kind step(Fact.Step step) {
        Kind kind = new Kind("stap")
                .with("stap", step.job())
                .with("element", step.element())
                .with("proces", step.process())
                .with("versie", step.version())
                .with("instantie", String.valueOf(step.instance()))
                .with("duurMs", step.lasted().toMillis());
        if (step.brokenOff()) {
            kind.with("onderbroken", true);
        }
        return step.failure() == null ? kind : kind.with("mislukt", step.failure());
    }

    private static Kind decision(String what) {
        return new Kind("besluit").with("besluit", what);
    }

    private static Kind lookUp(String source, boolean found) {
        return new Kind("opgezocht").with("bron", source).with("gevonden", found);
    }

    private static String words(Fact.CalamityRoute destination) {
        return switch (destination) {
            case REGULAR -> "gewone-wachtrij";
            case MENU -> "keuzemenu";
            case QUEUE -> "vaste-route";
            case DISCONNECT -> "verbreken";
        };
    }

    private static String words(Fact.OfferEnd outcome) {
        return switch (outcome) {
            case DECLINED -> "geweigerd";
            case NOT_ANSWERED -> "niet-opgenomen";
            case UNREACHABLE -> "telefoon-onbereikbaar";
            case BUSY -> "telefoon-bezet";
            case WITHDRAWN -> "ingetrokken";
        };
    }

    private static String words(RecordingGround ground) {
        return switch (ground) {
            case CONSENT -> "toestemming";
            case AD_HOC -> "ad-hoc";
            case SUPERVISOR -> "supervisor";
        };
    }

    private static String words(Fact.Supervising how) {
        return switch (how) {
            case LISTENS -> "luistert";
            case WHISPERS -> "fluistert";
            case TAKES_PART -> "spreekt-mee";
        };
    }

    private static String words(Fact.Line line) {
        return switch (line) {
            case CUSTOMER -> "klant";
            case AGENT -> "agent";
            case OUTSIDE -> "ander";
        };
    }

    private static String words(Fact.ConsultEnd outcome) {
        return switch (outcome) {
            case SPOKEN -> "gesproken";
            case DECLINED -> "geweigerd";
            case NOT_ANSWERED -> "niet-opgenomen";
            case UNREACHABLE -> "telefoon-onbereikbaar";
            case BUSY -> "telefoon-bezet";
            case WITHDRAWN -> "ingetrokken";
        };
    }

    private static String words(Fact.Undialled reason) {
        return switch (reason) {
            case NO_NUMBER -> "geen-nummer";
            case EMERGENCY -> "noodnummer";
            case PAID -> "betaald-nummer";
            case PERSONAL -> "persoonlijk-nummer";
            case SATELLITE -> "satelliet";
            case ABROAD -> "buitenland";
            case NOT_PERMITTED -> "niet-toegestaan";
        };
    }

    private static String words(Fact.Missed reason) {
        return switch (reason) {
            case DECLINED -> "geweigerd";
            case NOT_ANSWERED -> "niet-opgenomen";
            case UNREACHABLE -> "telefoon-onbereikbaar";
            case BUSY -> "telefoon-bezet";
            case WITHDRAWN -> "ingetrokken";
            case AGENT_HUNG_UP -> "agent-opgehangen";
        };
    }

    private static String words(EndCause by) {
        return switch (by) {
            case CALLER -> "beller";
            case CUSTOMER -> "klant";
            case AGENT -> "agent";
            case BALIE -> "balie";
            case MEDIA_LOST -> "verbinding-verloren";
            case FAILURE -> "storing";
            case INTERRUPTION -> "onderbreking";
        };
    }

    /** What the API calls it, and what goes with it. */
    private static final class Kind {
        private final String name;
        private final Map<String, @Nullable Object> data = new LinkedHashMap<>();

        Kind(String name) {
            this.name = name;
        }

        Kind with(String key, @Nullable Object value) {
            data.put(key, value);
            return this;
        }
    }
}
