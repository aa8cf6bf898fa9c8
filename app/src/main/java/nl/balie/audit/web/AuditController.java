package nl.balie.audit.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.balie.audit.AuditChain;
import nl.balie.audit.AuditChain.Verified;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.pages.AskedList;
import nl.balie.pages.HomeOrganisation;
import nl.balie.pages.Notice;
import nl.balie.pages.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The audit log, for administrators who may see the users: it tells what each of them did.
 */
@Controller
@PreAuthorize("@rights.mayView('USERS')")
class AuditController {
    static final String PATH = "/beheer/logboek";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d-M-yyyy HH:mm:ss", Locale.ROOT);

    private final AuditLog audit;
    private final AuditChain chain;
    private final Tenancy tenancy;
    private final HomeOrganisation home;
    private final AuditWords words;

    AuditController(AuditLog audit, AuditChain chain, Tenancy tenancy, HomeOrganisation home, AuditWords words) {
        this.audit = audit;
        this.chain = chain;
        this.tenancy = tenancy;
        this.home = home;
        this.words = words;
    }

    /** An entry as the page shows it. */
    record Line(
            AuditEntry entry,
            ZonedDateTime at,
            String actor,
            String action,
            AuditWords.Thing object,
            List<AuditWords.Detail> details) {}

    @GetMapping(PATH)
    String log(
            @AuthenticationPrincipal Visitor visitor,
            @RequestParam(name = "wie", defaultValue = "") String actor,
            @RequestParam(name = "van", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(name = "tot", required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate until,
            AskedList asked,
            Locale locale,
            Model model) {
        var who = actor.strip().toLowerCase(Locale.ROOT);
        tenancy.read(visitor.organisation(), () -> {
            var zone = home.timeZone();
            return model.addAttribute(
                    "list",
                    audit.list(
                                    StringUtils.hasText(who) ? who : null,
                                    start(from, zone),
                                    start(until == null ? null : until.plusDays(1), zone),
                                    asked.query())
                            .map(entry -> new Line(
                                    entry,
                                    entry.at().atZone(zone),
                                    words.actor(entry, locale),
                                    words.action(entry, locale),
                                    words.object(entry, locale),
                                    words.details(entry, locale, zone))));
        });
        model.addAttribute("actor", who);
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute("path", path(who, from, until));
        return "audit/log";
    }

    /** Looks whether the log is what was written, from its first entry on (BIO2 8.15). */
    @PostMapping(PATH + "/controle")
    String verify(@AuthenticationPrincipal Visitor visitor, RedirectAttributes redirect) {
        Verified verified = tenancy.read(visitor.organisation(), chain::verify);
        verified.broken()
                .ifPresentOrElse(
                        broken -> Notice.refused(
                                redirect,
                                "audit.broken",
                                broken.number(),
                                MOMENT.format(broken.at().atZone(home.timeZone()))),
                        () -> {
                            if (verified.isWhole()) {
                                Notice.done(redirect, "audit.whole", verified.links());
                            } else {
                                Notice.refused(redirect, "audit.loose", verified.loose());
                            }
                        });
        return "redirect:" + PATH;
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static String path(String who, @Nullable LocalDate from, @Nullable LocalDate until) {
        var path = UriComponentsBuilder.fromPath(PATH);
        if (!who.isEmpty()) {
            path.queryParam("wie", who);
        }
        if (from != null) {
            path.queryParam("van", from);
        }
        if (until != null) {
            path.queryParam("tot", until);
        }
        return path.encode().build().toUriString();
    }
}
