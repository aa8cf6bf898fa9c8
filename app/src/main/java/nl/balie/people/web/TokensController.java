package nl.balie.people.web;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.UUID;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.HomeOrganisation;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.people.ApiToken;
import nl.balie.people.ShownOnce;
import nl.balie.people.SignedInUser;
import nl.balie.people.TokenStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/** The programs that may use the REST interface as this organisation, for who decides which people may come in. */
@Controller
@RequestMapping(TokensController.PATH)
@PreAuthorize("@rights.mayView('USERS')")
class TokensController {
    static final String PATH = "/beheer/tokens";
    private static final String CHANGE = "@rights.mayChange('USERS')";
    private static final String TO_LIST = "redirect:" + PATH;
    private static final String FORM = "people/token";
    private static final int LONGEST = 60;

    private final TokenStore tokens;
    private final HomeOrganisation home;
    private final AuditLog audit;
    private final Tenancy tenancy;

    TokensController(TokenStore tokens, HomeOrganisation home, AuditLog audit, Tenancy tenancy) {
        this.tokens = tokens;
        this.home = home;
        this.audit = audit;
        this.tenancy = tenancy;
    }

    /** What is filled in about a new token. */
    record Form(String name) {
        Form(@Nullable String name) {
            this.name = name == null ? "" : name.strip();
        }
    }

    /** A token in the list, with times as the organisation reads them. */
    record Row(
            UUID id,
            String name,
            ZonedDateTime createdAt,
            String createdBy,
            @Nullable ZonedDateTime lastUsedAt) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser administrator, AskedList asked, Model model) {
        var list = tenancy.read(administrator.organisation(), () -> {
            var zone = home.timeZone();
            return tokens.list(asked.query()).map(token -> row(token, zone));
        });
        model.addAttribute("list", list);
        return "people/tokens";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(CHANGE)
    String blank(Model model) {
        model.addAttribute("form", new Form(""));
        return FORM;
    }

    @PostMapping("/nieuw")
    @PreAuthorize(CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal SignedInUser administrator,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            RedirectAttributes redirect) {
        var check = new Check(errors);
        check.required("name", form.name(), LONGEST);
        if (check.passed()) {
            var token = ShownOnce.token(form.name());
            if (keep(administrator, token)) {
                redirect.addFlashAttribute("fresh", token);
                Notice.done(redirect, "tokens.added", form.name());
                return new ModelAndView(TO_LIST);
            }
            check.reject("name", "tokens.name.taken");
        }
        return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @PostMapping("/{id}/verwijderen")
    @PreAuthorize(CHANGE)
    String remove(
            @AuthenticationPrincipal SignedInUser administrator, @PathVariable UUID id, RedirectAttributes redirect) {
        var name = tenancy.in(administrator.organisation(), () -> {
            var removed = tokens.remove(id);
            removed.ifPresent(token -> audit.record("api-client.removed", token, Map.of()));
            return removed;
        });
        Notice.done(
                redirect,
                "tokens.removed",
                name.orElseThrow(() -> new NotFound("No token " + id + " in " + administrator.organisation())));
        return TO_LIST;
    }

    private static Row row(ApiToken token, ZoneId zone) {
        var used = token.lastUsedAt();
        return new Row(
                token.id(),
                token.name(),
                token.createdAt().atZone(zone),
                token.createdBy(),
                used == null ? null : used.atZone(zone));
    }

    private boolean keep(SignedInUser administrator, ShownOnce token) {
        return tenancy.in(administrator.organisation(), () -> {
            var added = tokens.add(token.name(), token.secret(), administrator.username());
            if (added) {
                audit.record("api-client.added", token.name(), Map.of());
            }
            return added;
        });
    }
}
