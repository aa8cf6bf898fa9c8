package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.calls.DeskConsults.Answer;
import nl.balie.calls.DeskConsults.Wanted;
import nl.balie.calls.DeskDialling;
import nl.balie.calls.DeskDialling.Dialling;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What an agent dials of himself (requirements 2.2.39 and 2.5.4). Answers as {@link DeskActions} does. */
@Controller
@RequestMapping(DeskController.PATH)
@PreAuthorize(DeskController.AT_A_DESK)
class DialActions {
    /** A queue, and the number that is shown for it; none for no number. */
    private static final Pattern ON_BEHALF = Pattern.compile("([0-9a-f-]{36}) (\\+[0-9]{1,15})?");

    /** RFC 3966: the number, before its parameters. */
    private static final Pattern LINK =
            Pattern.compile("(?:tel|balie|web\\+balie):/{0,2}([^;?]*).*", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 80;

    private final DeskAnswers answers;
    private final DeskDialling dialling;
    private final ColleagueSearch colleagues;

    DialActions(DeskAnswers answers, DeskDialling dialling, ColleagueSearch colleagues) {
        this.answers = answers;
        this.dialling = dialling;
        this.colleagues = colleagues;
    }

    /** Whom a link means; a text that is no link is what was typed. */
    static String linked(String link) {
        Matcher matcher = LINK.matcher(link.strip());
        String meant = matcher.matches() ? matcher.group(1) : link;
        return meant.strip().substring(0, Math.min(LONGEST, meant.strip().length()));
    }

    /**
     * Rings the agent, and then whom he wants to speak with.
     *
     * @param keuze the id of a colleague, or a number in E.164
     * @param wie what was typed; counts when nobody was chosen
     * @param gevondenBij the words by which those were found from whom was chosen
     * @param namens the id of a queue, a space, and the number that is shown in E.164, or nothing to show none
     */
    @PostMapping("/bellen")
    ModelAndView dial(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable String keuze,
            @RequestParam(defaultValue = "") String wie,
            @RequestParam(required = false) @Nullable String gevondenBij,
            @RequestParam(defaultValue = "") String namens,
            HttpServletRequest request) {
        Optional<Wanted> wanted = colleagues.wanted(user, keuze, wie, gevondenBij);
        Matcher onBehalf = ON_BEHALF.matcher(namens);
        if (wanted.isEmpty()) {
            return answers.refused(user, request, "desk.refused.nobody-chosen");
        }
        Answer answer = onBehalf.matches()
                ? dialling.dial(
                        user.organisation(),
                        user.userId(),
                        new Dialling(
                                wanted.get(),
                                UUID.fromString(onBehalf.group(1)),
                                onBehalf.group(2) == null ? "" : onBehalf.group(2)))
                : Answer.NO_QUEUE;
        return answer == Answer.DONE
                ? answers.done(user, request)
                : answers.refused(user, request, "desk.refused.consult." + answer);
    }
}
