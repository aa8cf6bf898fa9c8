package nl.balie.people.web;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import nl.balie.database.Tenancy;
import nl.balie.pages.Check;
import nl.balie.pages.HomeOrganisation;
import nl.balie.pages.NotFound;
import nl.balie.pages.Notice;
import nl.balie.people.PhoneDevice;
import nl.balie.people.PhoneDevices;
import nl.balie.people.Role;
import nl.balie.people.ShownOnce;
import nl.balie.people.User;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages about somebody's phones, whoever looks at them. */
@Component
class PhonePages {
    private static final String LIST = "people/phones";
    private static final String FORM = "people/phone";
    private static final int LONGEST = 60;

    private final PhoneDevices phones;
    private final HomeOrganisation home;
    private final Tenancy tenancy;

    PhonePages(PhoneDevices phones, HomeOrganisation home, Tenancy tenancy) {
        this.phones = phones;
        this.home = home;
        this.tenancy = tenancy;
    }

    /**
     * Whose phones are looked at, and how; templates read it.
     *
     * @param path of the list
     * @param own whether he looks himself
     * @param may whether they may be changed
     */
    record Of(User user, String path, boolean own, boolean may) {
        public boolean hasPhone() {
            return user.roles().stream().anyMatch(Role::hasPhone);
        }
    }

    /** A phone in the list, with times as the organisation reads them. */
    record Row(PhoneDevice device, @Nullable ZonedDateTime lastSeenAt) {}

    String list(Of of, Model model) {
        List<Row> rows = tenancy.read(of.user().organisation(), () -> {
            var zone = home.timeZone();
            return phones.of(of.user().id()).stream()
                    .map(device -> row(device, zone))
                    .toList();
        });
        model.addAttribute("rows", rows)
                .addAttribute("of", of)
                .addAttribute("may", of.may() && of.hasPhone())
                .addAttribute("full", rows.size() >= PhoneDevices.MOST);
        return LIST;
    }

    private static Row row(PhoneDevice device, ZoneId zone) {
        var seen = device.lastSeenAt();
        return new Row(device, seen == null ? null : seen.atZone(zone));
    }

    String blank(Of of, Model model) {
        model.addAttribute("form", new PhoneForm("", "")).addAttribute("of", of);
        return FORM;
    }

    ModelAndView add(Of of, PhoneForm form, BindingResult errors, Model model, RedirectAttributes redirect) {
        var check = new Check(errors);
        check.required("name", form.name(), LONGEST);
        if (check.passed()) {
            if (devices(of).size() >= PhoneDevices.MOST) {
                check.reject("name", "phones.full", PhoneDevices.MOST);
            } else {
                var fresh =
                        tenancy.in(of.user().organisation(), () -> phones.add(of.user(), form.name(), form.needsMd5()));
                if (fresh.isPresent()) {
                    return shown(of, fresh.get(), "phones.added", redirect);
                }
                check.reject("name", "phones.name.taken");
            }
        }
        model.addAttribute("of", of);
        return new ModelAndView(FORM, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    String again(Of of, UUID id, Model model) {
        var device = find(of, id);
        model.addAttribute("form", new PhoneForm(device.name(), device.md5() && !device.inherited() ? "true" : ""))
                .addAttribute("of", of)
                .addAttribute("device", device);
        return FORM;
    }

    ModelAndView renew(Of of, UUID id, PhoneForm form, RedirectAttributes redirect) {
        var fresh = tenancy.in(of.user().organisation(), () -> phones.renew(of.user(), id, form.needsMd5()));
        return shown(of, fresh.orElseThrow(() -> none(of, id)), "phones.renewed", redirect);
    }

    String remove(Of of, UUID id, RedirectAttributes redirect) {
        var name = tenancy.in(of.user().organisation(), () -> phones.remove(of.user(), id));
        Notice.done(redirect, "phones.removed", name.orElseThrow(() -> none(of, id)));
        return "redirect:" + of.path();
    }

    private static ModelAndView shown(Of of, ShownOnce fresh, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("fresh", fresh);
        Notice.done(redirect, done, fresh.name());
        return new ModelAndView("redirect:" + of.path());
    }

    private List<PhoneDevice> devices(Of of) {
        return tenancy.read(of.user().organisation(), () -> phones.of(of.user().id()));
    }

    private PhoneDevice find(Of of, UUID id) {
        return devices(of).stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow(() -> none(of, id));
    }

    private static NotFound none(Of of, UUID id) {
        return new NotFound("No phone " + id + " of " + of.user().username());
    }
}
