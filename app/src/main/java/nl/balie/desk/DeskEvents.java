package nl.balie.desk;

import nl.balie.people.SignedInUser;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of a desk, or of the page of all agents: names of parts that changed, nothing of their content. */
@RestController
class DeskEvents {
    private final LiveDesks desks;
    private final ReturnedDesks returned;

    DeskEvents(LiveDesks desks, ReturnedDesks returned) {
        this.returned = returned;
        this.desks = desks;
    }

    @GetMapping(path = DeskController.PATH + "/gebeurtenissen", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize(DeskController.AT_A_DESK)
    ResponseEntity<SseEmitter> ofDesk(@AuthenticationPrincipal SignedInUser user) {
        return stream(user);
    }

    @GetMapping(path = AgentsController.PATH + "/gebeurtenissen", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @PreAuthorize(AgentsController.IN_THE_CENTRE)
    ResponseEntity<SseEmitter> ofAgents(@AuthenticationPrincipal SignedInUser user) {
        return stream(user);
    }

    private ResponseEntity<SseEmitter> stream(SignedInUser user) {
        returned.seen(user.userId());
        return desks.open(user)
                .map(emitter -> ResponseEntity.ok()
                        // a proxy that collects before it passes on would make the desk late
                        .header("X-Accel-Buffering", "no")
                        .body(emitter))
                .orElseGet(() ->
                        ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
    }
}
