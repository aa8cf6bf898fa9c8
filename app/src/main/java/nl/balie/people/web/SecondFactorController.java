package nl.balie.people.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import nl.balie.database.Tenancy;
import nl.balie.pages.HomeOrganisation;
import nl.balie.pages.Notice;
import nl.balie.people.Duty;
import nl.balie.people.SecondFactors;
import nl.balie.people.SignInSettings;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import nl.balie.people.UserRecord;
import nl.balie.people.UserStore;
import nl.balie.people.signin.PasswordSignIn;
import nl.balie.people.signin.SignInOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where everybody sets up, renews and ends the second step of his signing in; who cannot do without comes nowhere else before
 * he has it. Each change asks for the password, so that nobody makes it at a screen that was left open.
 */
@Controller
@RequestMapping(SecondFactorController.PATH)
class SecondFactorController {
    static final String PATH = "/tweede-stap";
    private static final String PAGE = "people/second-factor";
    private static final String TO_PAGE = "redirect:" + PATH;

    private final SecondFactors secondFactors;
    private final PasswordSignIn signIn;
    private final SignedInUsers users;
    private final UserStore store;
    private final SignInSettings settings;
    private final HomeOrganisation home;
    private final Tenancy tenancy;

    SecondFactorController(
            SecondFactors secondFactors,
            PasswordSignIn signIn,
            SignedInUsers users,
            UserStore store,
            SignInSettings settings,
            HomeOrganisation home,
            Tenancy tenancy) {
        this.secondFactors = secondFactors;
        this.signIn = signIn;
        this.users = users;
        this.store = store;
        this.settings = settings;
        this.home = home;
        this.tenancy = tenancy;
    }

    /**
     * What is filled in.
     *
     * @param code only when it is set up
     */
    record Form(String password, String code) {
        Form(@Nullable String password, @Nullable String code) {
            this.password = password == null ? "" : password;
            this.code = code == null ? "" : code.strip();
        }

        /** Without what is filled in, for whatever logs a form. */
        @Override
        public String toString() {
            return "SecondFactorForm";
        }
    }

    @GetMapping
    String show(@AuthenticationPrincipal SignedInUser user, Model model) {
        model.addAttribute("form", new Form("", ""));
        return page(user, model);
    }

    private String page(SignedInUser user, Model model) {
        tenancy.read(user.organisation(), () -> {
            Optional<SecondFactors.Active> active = secondFactors.of(user.userId());
            Optional<SecondFactors.Offer> offer = secondFactors.offered(user);
            return model.addAttribute("active", active.orElse(null))
                    .addAttribute(
                            "since",
                            active.map(each -> each.since().atZone(home.timeZone()))
                                    .orElse(null))
                    .addAttribute("offer", offer.orElse(null))
                    .addAttribute(
                            "picture",
                            offer.map(each -> QrPicture.of(each.address())).orElse(null))
                    .addAttribute("required", isRequired(user))
                    .addAttribute("waits", user.duty() == Duty.SECOND_FACTOR);
        });
        return PAGE;
    }

    private boolean isRequired(SignedInUser user) {
        return store.find(user.userId())
                .map(UserRecord::user)
                .filter(himself -> settings.secondFactor().wantsIt(himself.roles()))
                .isPresent();
    }

    /** Makes something new for his app. */
    @PostMapping("/instellen")
    String offer(@AuthenticationPrincipal SignedInUser user) {
        tenancy.in(user.organisation(), () -> secondFactors.offer(user.userId()));
        return TO_PAGE;
    }

    /** Takes what his app was given for his second step from now on. */
    @PostMapping
    ModelAndView accept(
            @AuthenticationPrincipal SignedInUser user,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        confirm(user, form, errors, request);
        if (!errors.hasErrors()) {
            Optional<List<String>> codes =
                    tenancy.in(user.organisation(), () -> secondFactors.accept(user, form.code()));
            if (codes.isPresent()) {
                users.endOtherSessions(
                        user.organisation(), user.userId(), request.getSession().getId());
                redirect.addFlashAttribute("codes", codes.get());
                Notice.done(redirect, "second-factor.on");
                return new ModelAndView(TO_PAGE);
            }
            errors.rejectValue("code", "second-factor.code.wrong");
        }
        return again(user, model);
    }

    @PostMapping("/herstelcodes")
    ModelAndView renewCodes(
            @AuthenticationPrincipal SignedInUser user,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        confirm(user, form, errors, request);
        if (errors.hasErrors()) {
            return again(user, model);
        }
        tenancy.in(user.organisation(), () -> {
            if (secondFactors.has(user.userId())) {
                redirect.addFlashAttribute("codes", secondFactors.renewCodes(user));
            }
        });
        return new ModelAndView(TO_PAGE);
    }

    @PostMapping("/uitzetten")
    ModelAndView remove(
            @AuthenticationPrincipal SignedInUser user,
            @ModelAttribute("form") Form form,
            BindingResult errors,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        if (tenancy.read(user.organisation(), () -> isRequired(user))) {
            errors.reject("second-factor.required");
        } else {
            confirm(user, form, errors, request);
        }
        if (errors.hasErrors()) {
            return again(user, model);
        }
        tenancy.in(user.organisation(), () -> secondFactors.switchOff(user.userId(), user.username()));
        Notice.done(redirect, "second-factor.off");
        return new ModelAndView(TO_PAGE);
    }

    private void confirm(SignedInUser user, Form form, BindingResult errors, HttpServletRequest request) {
        if (form.password().isEmpty()) {
            errors.rejectValue("password", "own-password.current.needed");
        } else if (!signIn.confirms(user, form.password(), SignInOrigin.of(request))) {
            errors.rejectValue("password", "own-password.current.wrong");
        }
    }

    private ModelAndView again(SignedInUser user, Model model) {
        return new ModelAndView(page(user, model), HttpStatus.UNPROCESSABLE_ENTITY);
    }
}
