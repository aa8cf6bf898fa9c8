package nl.balie.people.web;

import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.pages.NotFound;
import nl.balie.people.SignedInUser;
import nl.balie.people.UserRecord;
import nl.balie.people.UserStore;
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

/** Where whoever may be called at a phone keeps his own phones. */
@Controller
@RequestMapping(OwnPhonesController.PATH)
@PreAuthorize("hasAnyRole('AGENT', 'TELEPHONIST', 'SUPERVISOR')")
class OwnPhonesController {
    static final String PATH = "/toestellen";

    private final UserStore store;
    private final PhonePages phones;
    private final Tenancy tenancy;

    OwnPhonesController(UserStore store, PhonePages phones, Tenancy tenancy) {
        this.store = store;
        this.phones = phones;
        this.tenancy = tenancy;
    }

    @GetMapping
    String list(@AuthenticationPrincipal SignedInUser user, Model model) {
        return phones.list(of(user), model);
    }

    @GetMapping("/nieuw")
    String blank(@AuthenticationPrincipal SignedInUser user, Model model) {
        return phones.blank(of(user), model);
    }

    @PostMapping("/nieuw")
    ModelAndView add(
            @AuthenticationPrincipal SignedInUser user,
            @ModelAttribute("form") PhoneForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        return phones.add(of(user), form, errors, model, redirect);
    }

    @GetMapping("/{phone}/vernieuwen")
    String again(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID phone, Model model) {
        return phones.again(of(user), phone, model);
    }

    @PostMapping("/{phone}/vernieuwen")
    ModelAndView renew(
            @AuthenticationPrincipal SignedInUser user,
            @PathVariable UUID phone,
            @ModelAttribute("form") PhoneForm form,
            RedirectAttributes redirect) {
        return phones.renew(of(user), phone, form, redirect);
    }

    @PostMapping("/{phone}/verwijderen")
    String remove(@AuthenticationPrincipal SignedInUser user, @PathVariable UUID phone, RedirectAttributes redirect) {
        return phones.remove(of(user), phone, redirect);
    }

    private PhonePages.Of of(SignedInUser user) {
        return tenancy.read(user.organisation(), () -> store.find(user.userId()))
                .map(UserRecord::user)
                .map(himself -> new PhonePages.Of(himself, PATH, true, true))
                .orElseThrow(() -> new NotFound("No user " + user.userId() + " in " + user.organisation()));
    }
}
