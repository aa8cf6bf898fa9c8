package nl.balie.people.web;

import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.SignedInUser;
import nl.balie.people.UserStore;
import org.springframework.security.access.AccessDeniedException;
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

/** Where an administrator keeps the phones of a user. */
@Controller
@RequestMapping(UsersController.PATH + "/{user}/toestellen")
@PreAuthorize("@rights.mayView('USERS')")
class UserPhonesController {
    private static final String CHANGE = "@rights.mayChange('USERS')";

    private final UserStore store;
    private final PhonePages phones;
    private final Tenancy tenancy;

    UserPhonesController(UserStore store, PhonePages phones, Tenancy tenancy) {
        this.store = store;
        this.phones = phones;
        this.tenancy = tenancy;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser administrator, @PathVariable UUID user, Model model) {
        return phones.list(of(administrator, user), model);
    }

    @GetMapping("/nieuw")
    @PreAuthorize(CHANGE)
    String blank(@AuthenticationPrincipal SignedInUser administrator, @PathVariable UUID user, Model model) {
        return phones.blank(touchable(administrator, user), model);
    }

    @PostMapping("/nieuw")
    @PreAuthorize(CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable UUID user,
            @ModelAttribute("form") PhoneForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return phones.add(touchable(administrator, user), form, errors, model, redirect);
    }

    @GetMapping("/{phone}/vernieuwen")
    @PreAuthorize(CHANGE)
    String again(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable UUID user,
            @PathVariable UUID phone,
            Model model) {
        return phones.again(touchable(administrator, user), phone, model);
    }

    @PostMapping("/{phone}/vernieuwen")
    @PreAuthorize(CHANGE)
    ModelAndView renew(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable UUID user,
            @PathVariable UUID phone,
            @ModelAttribute("form") PhoneForm form,
            RedirectAttributes redirect) {
        return phones.renew(touchable(administrator, user), phone, form, redirect);
    }

    @PostMapping("/{phone}/verwijderen")
    @PreAuthorize(CHANGE)
    String remove(
            @AuthenticationPrincipal SignedInUser administrator,
            @PathVariable UUID user,
            @PathVariable UUID phone,
            RedirectAttributes redirect) {
        return phones.remove(touchable(administrator, user), phone, redirect);
    }

    private PhonePages.Of of(SignedInUser administrator, UUID id) {
        var record = tenancy.read(administrator.organisation(), () -> store.find(id))
                .orElseThrow(() -> new NotFound("No user " + id + " in " + administrator.organisation()));
        return new PhonePages.Of(
                record.user(),
                UsersController.PATH + "/" + id + "/toestellen",
                false,
                administrator.right(Area.USERS) == Level.CHANGE && UserAdministration.mayTouch(administrator, record));
    }

    private PhonePages.Of touchable(SignedInUser administrator, UUID id) {
        var of = of(administrator, id);
        if (!of.may()) {
            throw new AccessDeniedException("This account has more rights than the administrator");
        }
        return of;
    }
}
