package nl.balie.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.database.Tenancy;
import nl.balie.pages.HomeOrganisation;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.people.OwnSession;
import nl.balie.people.PhoneDevices;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody is signed in, so that he finds who is there in his name and ends it (OWASP ASVS 5.0, 7.5.2). */
@Controller
@RequestMapping(OwnSessionsController.PATH)
class OwnSessionsController {
    static final String PATH = "/aangemeld";
    private static final String SIGNED_OUT = "redirect:/aanmelden?afgemeld";

    private final SignedInUsers users;
    private final PhoneDevices phones;
    private final HomeOrganisation home;
    private final AuditLog audit;
    private final Tenancy tenancy;

    OwnSessionsController(
            SignedInUsers users, PhoneDevices phones, HomeOrganisation home, AuditLog audit, Tenancy tenancy) {
        this.users = users;
        this.phones = phones;
        this.home = home;
        this.audit = audit;
        this.tenancy = tenancy;
    }

    /** A browser in the list, with times as the organisation reads them. */
    record Row(
            String id, DeviceName device, String address, ZonedDateTime since, ZonedDateTime lastSeen, boolean here) {}

    /** A phone in the list. */
    record Phone(
            String name, @Nullable String address, @Nullable ZonedDateTime lastSeen) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request, Model model) {
        ZoneId zone = tenancy.read(user.organisation(), home::timeZone);
        String here = OwnSession.storedAs(request.getSession().getId());
        List<Row> rows = users.sessions(user.organisation(), user.userId()).stream()
                .map(session -> row(session, zone, here))
                .toList();
        boolean hasPhone = user.roles().stream().anyMatch(Role::hasPhone);
        model.addAttribute("rows", rows)
                .addAttribute("hasPhone", hasPhone)
                .addAttribute("phones", hasPhone ? phones(user, zone) : List.of());
        return "people/own-sessions";
    }

    private List<Phone> phones(SignedInUser user, ZoneId zone) {
        return tenancy.read(user.organisation(), () -> phones.of(user.userId())).stream()
                .map(phone -> new Phone(
                        phone.name(),
                        phone.lastSeenFrom(),
                        phone.lastSeenAt() == null ? null : phone.lastSeenAt().atZone(zone)))
                .toList();
    }

    private static Row row(OwnSession session, ZoneId zone, String here) {
        return new Row(
                session.id(),
                DeviceName.of(session.device()),
                session.address(),
                session.since().atZone(zone),
                session.lastSeen().atZone(zone),
                session.id().equals(here));
    }

    @PostMapping("/{id}/afmelden")
    String end(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable String id,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        boolean here = id.equals(OwnSession.storedAs(request.getSession().getId()));
        if (!users.end(user, id)) {
            throw new NotFound("No such session of " + user.username());
        }
        record(user, "session.ended");
        if (here) {
            request.getSession().invalidate();
            return SIGNED_OUT;
        }
        Notice.done(redirect, "sessions.ended");
        return "redirect:" + PATH;
    }

    @PostMapping("/overal-afmelden")
    String endAll(@AuthenticationPrincipal SignedInUser user, HttpServletRequest request) {
        users.signOutEverywhere(user);
        record(user, "session.all-ended");
        request.getSession().invalidate();
        return SIGNED_OUT;
    }

    private void record(SignedInUser user, String action) {
        tenancy.in(
                user.organisation(),
                () -> audit.recordBy(user.username(), action, user.username(), AuditResult.DONE, Map.of()));
    }
}
