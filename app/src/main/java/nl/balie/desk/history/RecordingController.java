package nl.balie.desk.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import nl.balie.database.ListPage;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.Check;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.SignedInUser;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.recordings.Recording;
import nl.balie.recordings.RecordingSearch;
import nl.balie.recordings.Recordings;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Recordings of calls: looked up, heard, downloaded and erased (requirements 2.6.9 and 2.7.5). An agent hears those that he
 * began himself (requirement 2.5.14). Who listened stands in the audit log (requirement 7.3).
 */
@Controller
@RequestMapping(RecordingController.PATH)
@PreAuthorize("hasAnyRole('AGENT', 'TELEPHONIST', 'SUPERVISOR', 'FUNCTIONAL_ADMINISTRATOR')")
class RecordingController {
    static final String PATH = "/opnamen";
    private static final String ONE = "/" + Answers.ID;
    private static final String PAGE = "history/recording";
    private static final String MAY_VIEW = "@rights.mayView('RECORDINGS')";
    private static final String MAY_CHANGE = "@rights.mayChange('RECORDINGS')";
    private static final MediaType WAV = MediaType.valueOf("audio/wav");
    private static final int LONGEST_REASON = 500;

    private final Recordings recordings;
    private final RecordingListeners listeners;
    private final ContactSheets sheets;
    private final Queues queues;
    private final Organisations organisations;
    private final AuditLog audit;
    private final Tenancy tenancy;

    RecordingController(
            Recordings recordings,
            RecordingListeners listeners,
            ContactSheets sheets,
            Queues queues,
            Organisations organisations,
            AuditLog audit,
            Tenancy tenancy) {
        this.recordings = recordings;
        this.listeners = listeners;
        this.sheets = sheets;
        this.queues = queues;
        this.organisations = organisations;
        this.audit = audit;
        this.tenancy = tenancy;
    }

    /** Why a recording is erased. */
    record Form(String reason) {
        Form(@Nullable String reason) {
            this.reason = reason == null ? "" : reason.strip();
        }
    }

    @GetMapping
    @PreAuthorize(MAY_VIEW)
    String list(
            @AuthenticationPrincipal SignedInUser user, @ModelAttribute("filter") RecordingFilter filter, Model model) {
        return tenancy.read(user.organisation(), () -> {
            ZoneId zone = organisations.current().timeZone();
            ListPage<RecordingLine> found = filter.isWrong()
                    ? new ListPage<>(List.of(), 0, 1, filter.words())
                    : recordings.list(search(filter, zone)).map(one -> RecordingLine.of(one, zone));
            model.addAttribute("list", found)
                    .addAttribute(
                            "queues", queues.all().stream().map(Queue::name).toList());
            return "history/recordings";
        });
    }

    private static RecordingSearch search(RecordingFilter filter, ZoneId zone) {
        return new RecordingSearch(
                filter.period().from(zone),
                filter.period().until(zone),
                filter.fromTime(),
                filter.untilTime(),
                zone,
                filter.queue(),
                filter.words(),
                filter.page());
    }

    /** With the player, and what happened in the conversation at which moment of it. */
    @GetMapping(ONE)
    String recording(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id, Model model) {
        model.addAttribute("form", new Form(null));
        show(user, id, model);
        return PAGE;
    }

    private void show(SignedInUser user, UUID id, Model model) {
        boolean whole = tenancy.read(user.organisation(), () -> {
            Recording found = audible(user, id);
            RecordingLine line = RecordingLine.of(found, organisations.current().timeZone());
            model.addAttribute("recording", line)
                    .addAttribute("mayChange", user.right(Area.RECORDINGS) == Level.CHANGE)
                    .addAttribute("mayList", user.right(Area.RECORDINGS) != null)
                    .addAttribute(
                            "moments",
                            sheets
                                    .timeline(
                                            found.contact(),
                                            found.startedAt(),
                                            found.startedAt().plus(found.length()))
                                    .stream()
                                    .map(event -> RecordingLine.Moment.of(event, line))
                                    .toList());
            return recordings.isWhole(found);
        });
        model.addAttribute("whole", whole);
    }

    /** Its sound, or the part that the browser asks for; opened while it is sent. */
    @GetMapping(ONE + "/geluid.wav")
    ResponseEntity<Resource> sound(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id) {
        Resource sound = tenancy.in(user.organisation(), () -> {
            Recording recording = audible(user, id);
            if (listeners.begins(user.userId(), id)) {
                audit.record("recording-heard", name(recording), Map.of());
            }
            return opened(recording);
        });
        return ResponseEntity.ok()
                .contentType(WAV)
                .cacheControl(CacheControl.noStore())
                .body(sound);
    }

    @GetMapping(ONE + "/download")
    @PreAuthorize(MAY_CHANGE)
    ResponseEntity<Resource> download(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id) {
        Resource sound = tenancy.in(user.organisation(), () -> {
            Recording recording = audible(user, id);
            audit.record("recording-downloaded", name(recording), Map.of());
            return opened(recording);
        });
        String file = String.valueOf(sound.getFilename());
        return ResponseEntity.ok()
                .contentType(WAV)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(file).build().toString())
                .body(sound);
    }

    @PostMapping(ONE + "/wissen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView erase(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        Check check = new Check(errors);
        check.required("reason", form.reason(), LONGEST_REASON);
        if (!check.passed()) {
            show(user, id, model);
            return new ModelAndView(PAGE, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        tenancy.in(user.organisation(), () -> recordings.erase(audible(user, id), form.reason()));
        Notice.done(redirect, "recordings.erased");
        return new ModelAndView("redirect:" + PATH);
    }

    private Resource opened(Recording recording) {
        try {
            return recordings.sound(recording);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As it stays readable when it is gone. */
    private static String name(Recording recording) {
        return "opname " + recording.id();
    }

    private Recording audible(SignedInUser user, UUID id) {
        return recordings
                .find(id)
                .filter(found -> user.right(Area.RECORDINGS) != null || found.isOwn(user.userId()))
                .orElseThrow(() -> new NotFound("No recording " + id));
    }
}
