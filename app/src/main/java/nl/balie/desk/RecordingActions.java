package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import nl.balie.calls.DeskRecording;
import nl.balie.calls.DeskRecording.Answer;
import nl.balie.people.SignedInUser;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an agent does with the recording of his conversation (requirements 2.5.14 and 2.5.15). */
@Controller
@RequestMapping(DeskController.PATH)
@PreAuthorize(DeskController.AT_A_DESK)
class RecordingActions {
    private final DeskAnswers answers;
    private final DeskRecording recording;

    RecordingActions(DeskAnswers answers, DeskRecording recording) {
        this.answers = answers;
        this.recording = recording;
    }

    /** What he wants. */
    enum Wish {
        START,
        PAUSE,
        RESUME,
        STOP
    }

    /** The card shows what became of it. */
    @PostMapping("/oproep/opname")
    ModelAndView record(
            @AuthenticationPrincipal SignedInUser user, @RequestParam Wish wat, HttpServletRequest request) {
        String organisation = user.organisation();
        Answer answer = switch (wat) {
            case START -> recording.start(organisation, user.userId(), user.userId());
            case PAUSE -> recording.pause(organisation, user.userId(), true);
            case RESUME -> recording.pause(organisation, user.userId(), false);
            case STOP -> recording.stop(organisation, user.userId());
        };
        if (answer != Answer.DONE) {
            return answers.refused(user, request, "desk.recording.refused." + answer);
        }
        return wat == Wish.STOP ? answers.said(user, request, "desk.recording.stopped") : answers.done(user, request);
    }
}
