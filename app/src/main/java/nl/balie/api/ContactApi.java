package nl.balie.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.contacts.Contact;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.ContactSearch;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Names;
import nl.balie.contacts.Notes;
import nl.balie.contacts.Reasons;
import nl.balie.database.Tenancy;
import nl.balie.people.ApiClient;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts of the token's organisation. */
@RestController
@RequestMapping(path = "/api/v1/contacten", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Contacten", description = "Contacten over alle kanalen en hun tijdlijn")
class ContactApi {
    /** The api names of {@link Channel}. */
    static final String CHANNELS = "telefoon|taak";

    private static final Locale DUTCH = Locale.of("nl");

    private final Contacts contacts;
    private final Names names;
    private final Reasons reasons;
    private final Notes notes;
    private final Organisations organisations;
    private final Tenancy tenancy;
    private final Clock clock;

    ContactApi(
            Contacts contacts,
            Names names,
            Reasons reasons,
            Notes notes,
            Organisations organisations,
            Tenancy tenancy,
            Clock clock) {
        this.contacts = contacts;
        this.names = names;
        this.reasons = reasons;
        this.notes = notes;
        this.organisations = organisations;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    @GetMapping
    @ReadIsRecorded("contacts-read")
    @Operation(summary = "Contacten, nieuwste eerst")
    PageJson<ContactJson> list(
            @AuthenticationPrincipal ApiClient client,
            @RequestParam(required = false)
                    @Pattern(regexp = CHANNELS)
                    @Parameter(description = "Alleen dit kanaal, zoals telefoon")
                    @Nullable
                    String kanaal,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Parameter(description = "Begonnen op of na dit moment")
                    @Nullable
                    OffsetDateTime van,
            @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    @Parameter(description = "Begonnen vóór dit moment")
                    @Nullable
                    OffsetDateTime tot,
            @RequestParam(defaultValue = "1") @Min(1) @Max(PageJson.LAST) @Parameter(description = "Pagina, vanaf 1")
                    int page,
            @RequestParam(defaultValue = "50")
                    @Min(1)
                    @Max(PageJson.LARGEST)
                    @Parameter(description = "Aantal op een pagina, 1 tot en met 500")
                    int pageSize) {
        ContactSearch search = new ContactSearch(channel(kanaal), instant(van), instant(tot), page, pageSize);
        return tenancy.read(client.organisation(), () -> {
            long count = contacts.count(search);
            List<ContactJson> results =
                    contacts.list(search).stream().map(ContactJson::of).toList();
            return PageJson.of(count, page, pageSize, results);
        });
    }

    @GetMapping("/{id}")
    @ReadIsRecorded("contact-read")
    @Operation(summary = "Eén contact met zijn notities, zijn tijdlijn en de redenen van elk besluit")
    ContactJson one(@AuthenticationPrincipal ApiClient client, @PathVariable UUID id) {
        return tenancy.read(client.organisation(), () -> {
            Contact contact = contacts.find(id).orElseThrow(() -> new NotFound("Er is geen contact met dit id."));
            List<ContactEvent> timeline = contacts.timeline(id);
            Names.Book called = names.of(timeline);
            return ContactJson.of(
                    contact,
                    notes.of(List.of(id), organisations.current().notesSince(clock.instant())).stream()
                            .filter(note -> !note.isEmpty())
                            .map(NoteJson::of)
                            .toList(),
                    timeline.stream()
                            .map(event -> EventJson.of(event, because(event, called), called))
                            .toList());
        });
    }

    private @Nullable String because(ContactEvent event, Names.Book called) {
        return reasons.because(event.fact(), called, DUTCH).orElse(null);
    }

    private static @Nullable Channel channel(@Nullable String name) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.apiName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
