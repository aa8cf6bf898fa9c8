package nl.balie.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentState.Handling;
import nl.balie.acd.Agents;
import nl.balie.acd.Offers;
import nl.balie.acd.Presence;
import nl.balie.calls.DeskCalls;
import nl.balie.codes.Codes;
import nl.balie.database.Tenancy;
import nl.balie.people.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What an agent does at his desk. The answer is the desk as it stands afterwards; what could not be done is said among
 * the notices, since the desk may have changed between looking and pressing.
 */
@Controller
@RequestMapping(DeskController.PATH)
@PreAuthorize(DeskController.AT_A_DESK)
class DeskActions {
    static final Duration EXTENSION = Duration.ofSeconds(60);

    private final DeskAnswers answers;
    private final DeskParts parts;
    private final Agents agents;
    private final Offers offers;
    private final DeskCalls calls;
    private final DeskContacts atDesk;
    private final Dispositions dispositions;
    private final Codes codes;
    private final Tenancy tenancy;

    DeskActions(
            DeskAnswers answers,
            DeskParts parts,
            Agents agents,
            Offers offers,
            DeskCalls calls,
            DeskContacts atDesk,
            Dispositions dispositions,
            Codes codes,
            Tenancy tenancy) {
        this.answers = answers;
        this.parts = parts;
        this.agents = agents;
        this.offers = offers;
        this.calls = calls;
        this.atDesk = atDesk;
        this.dispositions = dispositions;
        this.codes = codes;
        this.tenancy = tenancy;
    }

    @PostMapping("/status")
    ModelAndView present(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam String status,
            @RequestParam(required = false) @Nullable String reden,
            HttpServletRequest request) {
        Optional<Presence> presence = Arrays.stream(Presence.values())
                .filter(candidate -> candidate.apiName().equals(status))
                .findFirst();
        if (presence.isEmpty()) {
            return answers.refused(user, request, "desk.refused.status");
        }
        String reason = reden == null || reden.isBlank() ? null : reden;
        if (presence.get() == Presence.UNAVAILABLE && !mayChoose(user, reason)) {
            return answers.refused(user, request, "desk.refused.reason");
        }
        agents.present(user.organisation(), user.userId(), presence.get(), reason);
        return answers.done(user, request);
    }

    /** A reason is asked for as soon as the organisation has reason codes. */
    private boolean mayChoose(SignedInUser user, @Nullable String reason) {
        var known = tenancy.read(user.organisation(), codes::reasonCodes);
        return reason == null
                ? known.isEmpty()
                : known.stream().anyMatch(code -> code.name().equals(reason));
    }

    @PostMapping("/skillgroepen/{group}")
    ModelAndView inGroup(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID group,
            @RequestParam boolean beschikbaar,
            HttpServletRequest request) {
        boolean own = parts.agent(user).groups().stream()
                .anyMatch(candidate -> candidate.id().equals(group));
        if (!own) {
            return answers.refused(user, request, "desk.refused.group");
        }
        agents.inGroup(user.organisation(), user.userId(), group, beschikbaar);
        return answers.done(user, request);
    }

    /** What the agent does with this contact, or with the first of his when none is named; empty when he does something else. */
    private Optional<Handling> own(SignedInUser user, @Nullable UUID contact, Activity activity) {
        return parts.agent(user).contacts().stream()
                .filter(handling -> contact == null || handling.contactId().equals(contact))
                .filter(handling -> handling.activity() == activity)
                .findFirst();
    }

    @PostMapping("/oproep/aannemen")
    ModelAndView accept(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable UUID contact,
            HttpServletRequest request) {
        Optional<Handling> offered =
                own(user, contact, Activity.OFFERED).or(() -> own(user, contact, Activity.CONSULTED));
        if (offered.isEmpty()) {
            return answers.refused(user, request, "desk.refused.nothing-offered");
        }
        return switch (offered.get().channel()) {
            case VOICE ->
                switch (calls.pickUp(user.organisation(), user.userId())) {
                    case ACCEPTED -> answers.done(user, request);
                    case ANSWER_BY_HAND -> answers.said(user, request, "desk.answer-by-hand");
                    case NOTHING_OFFERED -> answers.refused(user, request, "desk.refused.nothing-offered");
                };
            case TASK ->
                atDesk.accept(user.organisation(), user.userId(), offered.get().contactId())
                        ? answers.done(user, request)
                        : answers.refused(user, request, "desk.refused.nothing-offered");
        };
    }

    @PostMapping("/oproep/weigeren")
    ModelAndView decline(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable UUID contact,
            HttpServletRequest request) {
        Optional<Handling> offered = own(user, contact, Activity.OFFERED);
        if (offered.isEmpty()) {
            return answers.refused(user, request, "desk.refused.nothing-offered");
        }
        offers.decline(user.organisation(), user.userId(), offered.get().contactId());
        return answers.said(
                user,
                request,
                switch (offered.get().channel()) {
                    case VOICE -> "desk.declined";
                    case TASK -> "desk.declined.taak";
                });
    }

    /** Ends what is handled at the desk alone; a call is hung up. */
    @PostMapping("/contact/afronden")
    ModelAndView done(
            @AuthenticationPrincipal SignedInUser user, @RequestParam UUID contact, HttpServletRequest request) {
        Optional<Handling> task =
                own(user, contact, Activity.IN_CONTACT).filter(handling -> handling.channel() == atDesk.channel());
        if (task.isEmpty()) {
            return answers.refused(user, request, "desk.refused.contact-gone");
        }
        atDesk.finish(user.organisation(), contact);
        return answers.done(user, request);
    }

    @PostMapping("/oproep/ophangen")
    ModelAndView hangUp(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        return calls.hangUp(user.organisation(), user.userId())
                ? answers.done(user, request)
                : answers.refused(user, request, "desk.refused.no-call");
    }

    /** Puts the customer on hold, or takes him back (requirement 2.5.4); the card says so as soon as it is so. */
    @PostMapping("/oproep/wacht")
    ModelAndView hold(
            @AuthenticationPrincipal SignedInUser user, @RequestParam boolean aan, HttpServletRequest request) {
        return switch (calls.hold(user.organisation(), user.userId(), aan)) {
            case DONE -> aan ? answers.done(user, request) : answers.said(user, request, "desk.taken-back");
            case BY_PHONE -> answers.refused(user, request, "desk.refused.held-by-phone");
            case NO_CALL -> answers.refused(user, request, "desk.refused.no-hold");
        };
    }

    /** Puts a contact into another queue, on request before everybody who waits there (requirements 2.4.11, 2.4.12). */
    @PostMapping("/oproep/terugplaatsen")
    ModelAndView putBack(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable UUID contact,
            @RequestParam UUID wachtrij,
            @RequestParam(defaultValue = "false") boolean voorrang,
            HttpServletRequest request) {
        Optional<Handling> task = contact == null
                ? Optional.empty()
                : parts.agent(user).with(contact).filter(handling -> handling.channel() == atDesk.channel());
        if (task.isPresent()) {
            return atDesk.putBack(user.organisation(), user.userId(), task.get().contactId(), wachtrij, voorrang)
                    ? answers.said(user, request, "desk.put-back.taak")
                    : answers.refused(user, request, "desk.refused.contact-gone");
        }
        return switch (calls.putBack(user.organisation(), user.userId(), wachtrij, voorrang)) {
            case WAITING -> answers.said(user, request, "desk.put-back");
            case NO_CALL -> answers.refused(user, request, "desk.refused.nobody-to-put-back");
            case CALLBACK -> answers.refused(user, request, "desk.refused.callback");
            case NO_QUEUE -> answers.refused(user, request, "desk.refused.queue");
        };
    }

    @PostMapping("/nawerk/verlengen")
    ModelAndView extend(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable UUID contact,
            HttpServletRequest request) {
        Optional<Handling> wrapUp = own(user, contact, Activity.WRAP_UP);
        if (wrapUp.isEmpty()) {
            return answers.refused(user, request, "desk.refused.no-wrap-up");
        }
        agents.extendWrapUp(user.organisation(), user.userId(), wrapUp.get().contactId(), EXTENSION);
        return answers.said(user, request, "desk.extended");
    }

    @PostMapping("/nawerk/afronden")
    ModelAndView finish(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(required = false) @Nullable UUID contact,
            HttpServletRequest request) {
        Optional<Handling> wrapUp = own(user, contact, Activity.WRAP_UP);
        if (wrapUp.isEmpty()) {
            return answers.refused(user, request, "desk.refused.no-wrap-up");
        }
        agents.endWrapUp(user.organisation(), user.userId(), wrapUp.get().contactId());
        return answers.done(user, request);
    }

    @PostMapping("/afhandelcode")
    ModelAndView dispose(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam UUID contact,
            @RequestParam(required = false) @Nullable UUID hoofdcode,
            @RequestParam(required = false) @Nullable UUID subcode,
            HttpServletRequest request) {
        Optional<String> chosen = hoofdcode == null
                ? Optional.empty()
                : dispositions.choose(user.organisation(), user.userId(), contact, hoofdcode, subcode);
        if (chosen.isEmpty()) {
            return answers.refused(user, request, "desk.refused.disposition");
        }
        return answers.done(user, request);
    }
}
