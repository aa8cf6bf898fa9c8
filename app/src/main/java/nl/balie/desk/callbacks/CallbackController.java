package nl.balie.desk.callbacks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.WithdrawCallback;
import nl.balie.calls.WithdrawCallback.Withdrawal;
import nl.balie.database.Tenancy;
import nl.balie.desk.TimeText;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.people.SignedInUser;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import nl.balie.tenants.Organisations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who waits for a callback (requirements 2.3.15 and 2.3.16), and the withdrawal of a request. */
@Controller
@RequestMapping(CallbackController.PATH)
@PreAuthorize("hasRole('SUPERVISOR')")
class CallbackController {
    static final String PATH = "/terugbelverzoeken";
    private static final String ONE = "/{id:[0-9a-f-]{36}}";
    private static final MediaType WAV = MediaType.valueOf("audio/wav");
    private static final int LONGEST_REASON = 500;

    private final Callbacks callbacks;
    private final WithdrawCallback withdrawals;
    private final Queues queues;
    private final Organisations organisations;
    private final AuditLog audit;
    private final Tenancy tenancy;
    private final Clock clock;

    CallbackController(
            Callbacks callbacks,
            WithdrawCallback withdrawals,
            Queues queues,
            Organisations organisations,
            AuditLog audit,
            Tenancy tenancy,
            Clock clock) {
        this.callbacks = callbacks;
        this.withdrawals = withdrawals;
        this.queues = queues;
        this.organisations = organisations;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /** A callback with its time in the organisation's zone, and how long the customer has waited. */
    record Row(Callback callback, ZonedDateTime at, String waits) {
        /** Whether it can be withdrawn. */
        public boolean isFree() {
            return callback.state() != State.TAKEN;
        }
    }

    /** Why a request is withdrawn. */
    record Form(String reason) {
        Form(@Nullable String reason) {
            this.reason = reason == null ? "" : reason.strip();
        }
    }

    /** Of one queue when that is chosen. */
    @GetMapping
    String list(
            @AuthenticationPrincipal SignedInUser supervisor,
            @RequestParam(required = false) @Nullable UUID wachtrij,
            AskedList asked,
            Model model) {
        return tenancy.read(supervisor.organisation(), () -> {
            Instant now = clock.instant();
            ZoneId zone = organisations.current().timeZone();
            model.addAttribute(
                            "list", callbacks.open(wachtrij, asked.query()).map(callback -> row(callback, now, zone)))
                    .addAttribute("path", wachtrij == null ? PATH : PATH + "?wachtrij=" + wachtrij)
                    .addAttribute("queues", queues.all())
                    .addAttribute(
                            "queue",
                            wachtrij == null
                                    ? null
                                    : queues.find(wachtrij).map(Queue::id).orElse(null));
            return "callbacks/list";
        });
    }

    private static Row row(Callback callback, Instant now, ZoneId zone) {
        return new Row(
                callback,
                callback.requestedAt().atZone(zone),
                TimeText.of(Duration.between(callback.requestedAt(), now)));
    }

    /** What was said in a message. */
    @GetMapping(ONE + "/bericht.wav")
    @ReadIsRecorded("message-heard")
    ResponseEntity<byte[]> sound(@AuthenticationPrincipal SignedInUser supervisor, @PathVariable UUID id) {
        byte[] wav = tenancy.read(
                supervisor.organisation(),
                () -> callbacks.sound(id).orElseThrow(() -> new NotFound("There is no such message")));
        return ResponseEntity.ok()
                .contentType(WAV)
                .cacheControl(CacheControl.noStore())
                .body(wav);
    }

    @GetMapping(ONE + "/intrekken")
    String confirm(@AuthenticationPrincipal SignedInUser supervisor, @PathVariable UUID id, Model model) {
        tenancy.read(supervisor.organisation(), () -> model.addAttribute("callback", found(id)));
        model.addAttribute("form", new Form(null));
        return "callbacks/withdrawal";
    }

    @PostMapping(ONE + "/intrekken")
    ModelAndView withdraw(
            @AuthenticationPrincipal SignedInUser supervisor,
            @PathVariable UUID id,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        Check check = new Check(errors);
        if (form.reason().isEmpty()) {
            check.reject("reason", "callbacks.error.reason");
        }
        check.atMost("reason", form.reason(), LONGEST_REASON);
        return tenancy.in(supervisor.organisation(), () -> {
            Callback callback = found(id);
            if (!check.passed()) {
                model.addAttribute("callback", callback);
                return new ModelAndView("callbacks/withdrawal", HttpStatus.UNPROCESSABLE_ENTITY);
            }
            Withdrawal became = withdrawals.withdraw(id, supervisor.displayName(), form.reason());
            if (became == Withdrawal.DONE) {
                audit.record(
                        "callback-withdrawn",
                        Objects.requireNonNullElse(callback.number(), callback.queue()),
                        Map.of("queue", callback.queue(), "reason", form.reason()));
                Notice.done(redirect, "callbacks.withdrawn");
            } else {
                Notice.refused(redirect, "callbacks.refused." + became);
            }
            return new ModelAndView("redirect:" + PATH);
        });
    }

    private Callback found(UUID id) {
        return callbacks.find(id).orElseThrow(() -> new NotFound("No callback " + id));
    }
}
