package nl.balie.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import nl.balie.audit.AuditLog;
import nl.balie.database.Tenancy;
import nl.balie.pages.Notice;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.PhoneCodes;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import nl.balie.people.UserStore;
import nl.balie.people.signin.PasswordSignIn;
import nl.balie.people.signin.SignInOrigin;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where everybody chooses a password of his own; whoever signed in with one that somebody else knows comes nowhere else
 * before he has.
 */
@Controller
@RequestMapping(OwnPasswordController.PATH)
class OwnPasswordController {
    static final String PATH = "/wachtwoord";
    private static final String FORM = "people/own-password";
    private static final String MAY_CALL_IN = "@rights.mayChange('CALAMITIES') or @rights.mayChange('PROMPTS')";

    private final PasswordSignIn signIn;
    private final UserStore store;
    private final SignedInUsers users;
    private final PhoneCodes phoneCodes;
    private final AuditLog audit;
    private final Tenancy tenancy;
    private final SecurityContextRepository contexts;

    OwnPasswordController(
            PasswordSignIn signIn,
            UserStore store,
            SignedInUsers users,
            PhoneCodes phoneCodes,
            AuditLog audit,
            Tenancy tenancy,
            SecurityContextRepository contexts) {
        this.signIn = signIn;
        this.store = store;
        this.users = users;
        this.phoneCodes = phoneCodes;
        this.audit = audit;
        this.tenancy = tenancy;
        this.contexts = contexts;
    }

    @InitBinder("form")
    void bind(WebDataBinder binder) {
        binder.setAllowedFields("current", "password", "repeat");
    }

    @GetMapping
    String ask(@AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("form", new OwnPasswordForm("", "", "")).addAllAttributes(page(user));
        return FORM;
    }

    private Map<String, Object> page(SignedInUser user) {
        return Map.of(
                "required",
                user.mustChoosePassword(),
                "callsIn",
                mayCallIn(user),
                "hasCode",
                mayCallIn(user) && phoneCodes.has(user));
    }

    /** Only who can do something by telephone needs to prove there who he is. */
    private static boolean mayCallIn(SignedInUser user) {
        return user.right(Area.CALAMITIES) == Level.CHANGE || user.right(Area.PROMPTS) == Level.CHANGE;
    }

    @PostMapping("/telefooncode")
    @PreAuthorize(MAY_CALL_IN)
    String renewCode(
            @AuthenticationPrincipal SignedInUser user,
            @RequestParam(defaultValue = "") String current,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        if (signIn.confirms(user, current, SignInOrigin.of(request))) {
            redirect.addFlashAttribute("fresh", phoneCodes.renew(user));
        } else {
            Notice.refused(redirect, "own-password.current.wrong");
        }
        return "redirect:" + PATH;
    }

    @PostMapping("/telefooncode/verwijderen")
    @PreAuthorize(MAY_CALL_IN)
    String removeCode(@AuthenticationPrincipal SignedInUser user, RedirectAttributes redirect) {
        phoneCodes.remove(user);
        Notice.done(redirect, "phone-code.removed");
        return "redirect:" + PATH;
    }

    @PostMapping
    ModelAndView change(
            @AuthenticationPrincipal SignedInUser user,
            @ModelAttribute("form") OwnPasswordForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        form.check(user, errors);
        if (!errors.hasErrors() && !signIn.confirms(user, form.current(), SignInOrigin.of(request))) {
            errors.rejectValue("current", "own-password.current.wrong");
        }
        if (errors.hasErrors()) {
            return new ModelAndView(FORM, page(user), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        var session = request.getSession().getId();
        tenancy.in(user.organisation(), () -> {
            store.setPassword(user.userId(), user.username(), form.password(), false);
            audit.record(PasswordSignIn.OWN_PASSWORD, user.username(), Map.of());
            tenancy.afterCommit(() -> users.endOtherSessions(user.organisation(), user.userId(), session));
        });
        request.changeSessionId();
        signInAnew(user, request, response);
        Notice.done(redirect, "own-password.changed");
        return new ModelAndView("redirect:" + (user.mustChoosePassword() ? "/" : PATH));
    }

    /** With the roles and rights that he had to wait for. */
    private void signInAnew(SignedInUser user, HttpServletRequest request, HttpServletResponse response) {
        users.of(user.organisation(), user.userId()).ifPresent(known -> {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    UsernamePasswordAuthenticationToken.authenticated(known, null, known.getAuthorities()));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
        });
    }
}
