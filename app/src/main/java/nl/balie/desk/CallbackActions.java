package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import nl.balie.audit.ReadIsRecorded;
import nl.balie.callbacks.Callback;
import nl.balie.callbacks.Callback.Kind;
import nl.balie.callbacks.Callback.State;
import nl.balie.callbacks.Callbacks;
import nl.balie.calls.DeskCalls;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.people.SignedInUser;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an agent does with customers who want to be called back (requirements 2.3.15 and 2.3.16). */
@Controller
@RequestMapping(DeskController.PATH + "/terugbellen/{id:[0-9a-f-]{36}}")
@PreAuthorize(DeskController.AT_A_DESK)
class CallbackActions {
    private static final MediaType WAV = MediaType.valueOf("audio/wav");
    private static final int LONGEST_NOTE = 500;

    private final DeskAnswers answers;
    private final DeskCalls calls;
    private final Callbacks callbacks;
    private final Tenancy tenancy;

    CallbackActions(DeskAnswers answers, DeskCalls calls, Callbacks callbacks, Tenancy tenancy) {
        this.answers = answers;
        this.calls = calls;
        this.callbacks = callbacks;
        this.tenancy = tenancy;
    }

    /** The message of somebody whose queue the agent serves. */
    @GetMapping("/bericht.wav")
    @ReadIsRecorded("message-heard")
    ResponseEntity<byte[]> sound(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id) {
        byte[] wav = tenancy.read(
                user.organisation(),
                () -> own(user, id)
                        .flatMap(callback -> callbacks.sound(callback.id()))
                        .orElseThrow(() -> new NotFound("There is no such message")));
        return ResponseEntity.ok()
                .contentType(WAV)
                .cacheControl(CacheControl.noStore())
                .body(wav);
    }

    @PostMapping("/bellen")
    ModelAndView call(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID id, HttpServletRequest request) {
        boolean own = tenancy.read(user.organisation(), () -> own(user, id).isPresent());
        if (!own) {
            return answers.refused(user, request, "desk.refused.callback-gone");
        }
        return switch (calls.callBack(user.organisation(), user.userId(), id)) {
            case RINGS -> answers.said(user, request, "desk.callbacks.rings");
            case AGENT_BUSY -> answers.refused(user, request, "desk.refused.callback-busy");
            case NOT_OPEN -> answers.refused(user, request, "desk.refused.callback-gone");
        };
    }

    /** The message is dealt with, whether or not the customer was called. */
    @PostMapping("/afhandelen")
    ModelAndView close(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String notitie,
            HttpServletRequest request) {
        String note = notitie.strip();
        if (note.length() > LONGEST_NOTE) {
            return answers.refused(user, request, "desk.refused.callback-note");
        }
        boolean closed = tenancy.in(
                user.organisation(),
                () -> own(user, id)
                        .filter(callback -> callback.kind() == Kind.VOICEMAIL && callback.state() == State.OPEN)
                        .map(callback -> callbacks.close(callback.id(), State.DONE, user.displayName(), note))
                        .orElse(false));
        return closed
                ? answers.said(user, request, "desk.callbacks.closed")
                : answers.refused(user, request, "desk.refused.callback-gone");
    }

    private Optional<Callback> own(SignedInUser user, UUID id) {
        return callbacks.ofAgent(user.userId(), id);
    }
}
