package nl.balie.desk.history;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.balie.calls.CallRecords;
import nl.balie.calls.CallRecords.TalkTime;
import nl.balie.contacts.Contact;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Names;
import nl.balie.contacts.Notes;
import nl.balie.contacts.Reasons;
import nl.balie.database.Tenancy;
import nl.balie.desk.Desks;
import nl.balie.desk.NoteLine;
import nl.balie.desk.history.ContactSheet.Flow;
import nl.balie.desk.history.ContactSheet.NamedStep;
import nl.balie.flows.FlowIncidents;
import nl.balie.flows.FlowModels;
import nl.balie.flows.FlowPath;
import nl.balie.flows.FlowPaths;
import nl.balie.flows.ModelNames;
import nl.balie.pages.NotFound;
import nl.balie.people.Area;
import nl.balie.people.SignedInUser;
import nl.balie.processes.PathFinder;
import nl.balie.recordings.Recordings;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts together what there is to read about one contact, for whoever may read it. */
@Component
class ContactSheets {
    private final Tenancy tenancy;
    private final Contacts contacts;
    private final Notes notes;
    private final CallRecords calls;
    private final Names names;
    private final Reasons reasons;
    private final Organisations organisations;
    private final FlowModels models;
    private final FlowIncidents incidents;
    private final Recordings recordings;
    private final Clock clock;

    ContactSheets(
            Tenancy tenancy,
            Contacts contacts,
            Notes notes,
            CallRecords calls,
            Names names,
            Reasons reasons,
            Organisations organisations,
            FlowModels models,
            FlowIncidents incidents,
            Recordings recordings,
            Clock clock) {
        this.tenancy = tenancy;
        this.contacts = contacts;
        this.notes = notes;
        this.calls = calls;
        this.names = names;
        this.reasons = reasons;
        this.organisations = organisations;
        this.models = models;
        this.incidents = incidents;
        this.recordings = recordings;
        this.clock = clock;
    }

    /**
     * The page of a contact.
     *
     * @throws NotFound when the organisation has no such contact, or it is not this agent's
     */
    ContactSheet sheet(SignedInUser user, UUID id) {
        return tenancy.read(user.organisation(), () -> {
            Contact contact = visible(user, id);
            ZoneId zone = organisations.current().timeZone();
            ZonedDateTime start = contact.startedAt().atZone(zone);
            List<ContactEvent> events = contacts.timeline(id);
            Names.Book called = this.names.of(events);
            Locale reader = LocaleContextHolder.getLocale();
            Map<String, String> names = new HashMap<>();
            List<Flow> flows = FlowPaths.of(events).stream()
                    .map(path -> flow(user, path, names))
                    .toList();
            List<TimelineLine> timeline = events.stream()
                    .map(event -> TimelineLine.of(event, because(event, called, reader), start, called, names, reader))
                    .toList();
            Duration talked = calls.talkTime(id).map(TalkTime::before).orElse(null);
            List<NoteLine> written =
                    NoteLine.of(notes.of(List.of(id), organisations.current().notesSince(clock.instant())), zone);
            return ContactSheet.of(contact, talked, zone, written, timeline, flows);
        });
    }

    /** The recordings of a contact that he may hear. */
    List<RecordingLine> recordings(SignedInUser user, UUID id) {
        return tenancy.read(user.organisation(), () -> {
            ZoneId zone = organisations.current().timeZone();
            return recordings.of(id).stream()
                    .filter(one -> user.right(Area.RECORDINGS) != null || one.isOwn(user.userId()))
                    .map(one -> RecordingLine.of(one, zone))
                    .toList();
        });
    }

    /** What happened to a contact between two moments, each included. Within its organisation's tenancy. */
    List<TimelineLine> timeline(UUID contact, Instant from, Instant until) {
        List<ContactEvent> events = contacts.timeline(contact).stream()
                .filter(event -> !event.at().isBefore(from) && !event.at().isAfter(until))
                .toList();
        Names.Book called = names.of(events);
        Locale reader = LocaleContextHolder.getLocale();
        ZonedDateTime start = from.atZone(organisations.current().timeZone());
        return events.stream()
                .map(event -> TimelineLine.of(event, because(event, called, reader), start, called, Map.of(), reader))
                .toList();
    }

    private @Nullable String because(ContactEvent event, Names.Book called, Locale reader) {
        return reasons.because(event.fact(), called, reader).orElse(null);
    }

    private Flow flow(SignedInUser user, FlowPath path, Map<String, String> names) {
        Optional<ModelNames> model = models.xml(user.organisation(), path.processId(), path.version())
                .map(ModelNames::of);
        Map<String, String> elements = model.map(ModelNames::names).orElse(Map.of());
        elements.forEach((element, name) -> names.put(path.processId() + "/" + element, name));
        String name = model.map(ModelNames::name).orElse(path.processId());
        List<NamedStep> steps = path.steps().stream()
                .map(step -> new NamedStep(
                        elements.getOrDefault(step.element(), step.element()),
                        step.type(),
                        TimelineLine.seconds(step.lasted(), LocaleContextHolder.getLocale())))
                .toList();
        return new Flow(path, name, model.isPresent(), steps);
    }

    /** The model of a process that the contact went through, as BPMN XML. */
    String model(SignedInUser user, UUID id, String processId, int version) {
        return tenancy.read(user.organisation(), () -> {
            visible(user, id);
            path(id, processId, version, null);
            return models.xml(user.organisation(), processId, version)
                    .orElseThrow(() -> new NotFound("model " + processId + " version " + version + " is not kept"));
        });
    }

    /** The elements and sequence flows of the model that the contact passed. */
    Taken taken(SignedInUser user, UUID id, String processId, int version, @Nullable String instance) {
        return tenancy.read(user.organisation(), () -> {
            String model = model(user, id, processId, version);
            FlowPath path = path(id, processId, version, instance);
            List<String> passed =
                    PathFinder.of(model.getBytes(StandardCharsets.UTF_8)).path(path.placeNames());
            ModelNames text = ModelNames.of(model);
            List<String> stuck = incidents.stuckAt(user.organisation(), id, processId);
            return new Taken(
                    passed.stream()
                            .filter(element -> !text.flows().contains(element))
                            .toList(),
                    passed.stream().filter(text.flows()::contains).distinct().toList(),
                    stuck);
        });
    }

    private FlowPath path(UUID id, String processId, int version, @Nullable String instance) {
        return FlowPaths.of(contacts.timeline(id)).stream()
                .filter(path -> path.processId().equals(processId) && path.version() == version)
                .filter(path -> instance == null || path.instance().equals(instance))
                .findFirst()
                .orElseThrow(() -> new NotFound("contact " + id + " did not go through " + processId));
    }

    private Contact visible(SignedInUser user, UUID id) {
        return contacts.find(id)
                .filter(contact ->
                        Desks.maySeeAllContacts(user) || user.userId().equals(contact.agentId()))
                .orElseThrow(() -> new NotFound("no contact " + id + " that this user may see"));
    }

    /**
     * What is drawn over the model.
     *
     * @param visited elements in the order in which they were reached, repeats included
     * @param incidents elements where the flow stands still
     */
    record Taken(List<String> visited, List<String> flows, List<String> incidents) {}
}
