package nl.balie.people.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.pages.Answers;
import nl.balie.pages.AskedList;
import nl.balie.pages.Edit;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.pages.Option;
import nl.balie.people.AgentWork;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import nl.balie.people.UserRecord;
import nl.balie.people.UserStore;
import nl.balie.people.signin.PasswordSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The users of the administrator's organisation: list, add, change, remove, unlock (requirements 2.2.21, 2.10.1). */
@Controller
@RequestMapping(UsersController.PATH)
@PreAuthorize("@rights.mayView('USERS')")
class UsersController {
    static final String PATH = "/beheer/gebruikers";
    private static final String CHANGE = "@rights.mayChange('USERS')";
    private static final String TO_LIST = "redirect:" + PATH;
    private static final String FORM = "people/user";

    private final UserStore store;
    private final AgentWork work;
    private final UserAdministration users;
    private final PasswordSignIn signIn;
    private final Answers answers;
    private final Tenancy tenancy;
    private final Clock clock;

    UsersController(
            UserStore store,
            AgentWork work,
            UserAdministration users,
            PasswordSignIn signIn,
            Answers answers,
            Tenancy tenancy,
            ObjectProvider<Clock> clock) {
        this.store = store;
        this.work = work;
        this.users = users;
        this.signIn = signIn;
        this.answers = answers;
        this.tenancy = tenancy;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /** A user in the list. */
    record Row(UserRecord record, List<String> skillGroups, boolean locked) {}

    @InitBinder("form")
    void bind(WebDataBinder binder) {
        binder.setAllowedFields(
                "username", "displayName", "roles", "skillGroups", "wrapUp", "rights", "active", "password");
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser administrator, AskedList asked, Model model) {
        var list = tenancy.read(administrator.organisation(), () -> {
            var groups = work.skillGroups();
            var heldUp = signIn.heldUp();
            return store.list(asked.query()).map(record -> row(record, groups, heldUp));
        });
        model.addAttribute("list", list);
        return "people/users";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(CHANGE)
    String add(@AuthenticationPrincipal SignedInUser administrator, Model model) {
        return form(administrator, null, UserForm.empty(), model);
    }

    @PostMapping("/nieuw")
    @PreAuthorize(CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal SignedInUser administrator,
            @Valid @ModelAttribute("form") UserForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        checkRights(administrator, form, errors);
        checkPassword(administrator, form, form.username(), errors);
        if (form.password().isEmpty()) {
            errors.rejectValue("password", "users.password.needed");
        }
        if (!errors.hasFieldErrors("username")
                && tenancy.read(administrator.organisation(), () -> store.isTaken(form.username()))) {
            errors.rejectValue("username", "users.username.taken");
        }
        if (errors.hasErrors()) {
            return again(form(administrator, null, form, model));
        }
        tenancy.in(administrator.organisation(), () -> {
            users.add(form);
        });
        Notice.done(redirect, "users.added", form.displayName());
        return new ModelAndView(TO_LIST);
    }

    @GetMapping("/{id}")
    String user(@AuthenticationPrincipal SignedInUser administrator, @PathVariable UUID id, Model model) {
        var record = find(administrator, id);
        return form(administrator, record, UserForm.of(record), model);
    }

    @PostMapping("/{id}")
    @PreAuthorize(CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable UUID id,
            @Valid @ModelAttribute("form") UserForm filledIn,
            BindingResult binding,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var record = find(administrator, id);
        var edit = Edit.of(filledIn, UserForm.of(record), binding, model, request);
        var sent = edit.form();
        var errors = edit.errors();
        checkRights(administrator, sent, errors);
        checkPassword(administrator, sent, record.user().username(), errors);
        if (UserAdministration.locksHimselfOut(administrator, id, sent)) {
            errors.reject("users.himself");
        }
        if (administrator.userId().equals(id) && !sent.password().isEmpty()) {
            errors.rejectValue("password", "users.password.own");
        }
        if (errors.hasErrors()) {
            return again(form(administrator, record, sent, model));
        }
        tenancy.in(administrator.organisation(), () -> users.change(touchable(administrator, id), sent));
        Notice.done(redirect, "users.changed", sent.displayName());
        return new ModelAndView(TO_LIST);
    }

    @PostMapping("/{id}/verwijderen")
    @PreAuthorize(CHANGE)
    String remove(
            @AuthenticationPrincipal SignedInUser administrator, @PathVariable UUID id, RedirectAttributes redirect) {
        if (administrator.userId().equals(id)) {
            Notice.refused(redirect, "users.himself");
            return TO_LIST;
        }
        var record = find(administrator, id);
        var gone = tenancy.in(administrator.organisation(), () -> users.remove(touchable(administrator, id)));
        Notice.done(
                redirect, gone ? "users.removed" : "users.closed", record.user().displayName());
        return TO_LIST;
    }

    @PostMapping("/{id}/afmelden")
    @PreAuthorize(CHANGE)
    String signOut(
            @AuthenticationPrincipal SignedInUser administrator, @PathVariable UUID id, RedirectAttributes redirect) {
        var record = find(administrator, id);
        tenancy.in(administrator.organisation(), () -> users.signOut(touchable(administrator, id)));
        Notice.done(redirect, "users.signed-out", record.user().displayName());
        return TO_LIST;
    }

    @PostMapping("/{id}/ontgrendelen")
    @PreAuthorize(CHANGE)
    String unlock(
            @AuthenticationPrincipal SignedInUser administrator, @PathVariable UUID id, RedirectAttributes redirect) {
        var record = find(administrator, id);
        tenancy.in(administrator.organisation(), () -> users.unlock(record));
        Notice.done(redirect, "users.unlocked", record.user().displayName());
        return TO_LIST;
    }

    @PostMapping("/{id}/tweede-stap/verwijderen")
    @PreAuthorize(CHANGE)
    String resetSecondFactor(
            @AuthenticationPrincipal SignedInUser administrator, @PathVariable UUID id, RedirectAttributes redirect) {
        if (administrator.userId().equals(id)) {
            Notice.refused(redirect, "users.second-factor.himself");
            return TO_LIST;
        }
        var record = find(administrator, id);
        tenancy.in(administrator.organisation(), () -> users.resetSecondFactor(touchable(administrator, id)));
        Notice.done(redirect, "users.second-factor.removed", record.user().displayName());
        return TO_LIST;
    }

    private UserRecord find(SignedInUser administrator, UUID id) {
        return tenancy.read(administrator.organisation(), () -> store.find(id))
                .orElseThrow(() -> new NotFound("No user " + id + " in " + administrator.organisation()));
    }

    private UserRecord touchable(SignedInUser administrator, UUID id) {
        return store.find(id)
                .filter(record -> UserAdministration.mayTouch(administrator, record))
                .orElseThrow(() -> new AccessDeniedException("This account has more rights than the administrator"));
    }

    private static void checkRights(SignedInUser administrator, UserForm form, BindingResult errors) {
        if (!UserAdministration.grantable(administrator).containsAll(form.chosenRoles())) {
            errors.rejectValue("roles", "users.roles.above");
        }
        if (!UserAdministration.covers(administrator, form.chosenRights())) {
            errors.rejectValue("rights", "users.rights.above");
        }
    }

    private static void checkPassword(
            SignedInUser administrator, UserForm form, String username, BindingResult errors) {
        if (!form.password().isEmpty()) {
            PasswordRules.broken(form.password(), username, form.displayName(), administrator.organisationName())
                    .ifPresent(key -> errors.rejectValue("password", key));
        }
    }

    private String form(SignedInUser administrator, @Nullable UserRecord record, UserForm form, Model model) {
        var groups = tenancy.read(administrator.organisation(), work::skillGroups);
        model.addAttribute("form", form)
                .addAttribute("record", record)
                .addAttribute(
                        "phones",
                        record != null && record.user().roles().stream().anyMatch(Role::hasPhone))
                .addAttribute("locked", record != null && isLocked(record, signIn.heldUp()))
                .addAttribute(
                        "editable",
                        administrator.right(Area.USERS) == Level.CHANGE
                                && (record == null || UserAdministration.mayTouch(administrator, record)))
                .addAttribute(
                        "roles",
                        Arrays.stream(Role.values())
                                .filter(UserAdministration.grantable(administrator)::contains)
                                .toList())
                .addAttribute("grants", UserAdministration.grantableRights(administrator))
                .addAttribute("rightOptions", rightOptions())
                .addAttribute("himself", record != null && record.user().id().equals(administrator.userId()))
                .addAttribute(
                        "skillGroups",
                        groups.entrySet().stream()
                                .map(group -> new Option(group.getKey().toString(), group.getValue()))
                                .toList());
        return FORM;
    }

    /** How a right reads, for who changed one that somebody else changed too. */
    private List<Option> rightOptions() {
        return Arrays.stream(Area.values())
                .flatMap(area -> Arrays.stream(Level.values())
                        .map(level -> new Option(
                                area + ":" + level,
                                answers.text("area." + area) + ": " + answers.text("level." + level))))
                .toList();
    }

    private static ModelAndView again(String view) {
        return new ModelAndView(view, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private Row row(UserRecord record, Map<UUID, String> groups, Set<String> heldUp) {
        var names = groups.entrySet().stream()
                .filter(group -> record.skillGroups().contains(group.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        return new Row(record, names, isLocked(record, heldUp));
    }

    private boolean isLocked(UserRecord record, Set<String> heldUp) {
        return heldUp.contains(record.user().username())
                || record.lockedUntil() != null && clock.instant().isBefore(record.lockedUntil());
    }
}
