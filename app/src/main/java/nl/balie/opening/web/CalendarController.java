package nl.balie.opening.web;

import static nl.balie.pages.Answers.ID;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.function.Function;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.opening.CalendarDetails;
import nl.balie.opening.OpeningCalendars;
import nl.balie.pages.Answers;
import nl.balie.pages.Answers.FormPage;
import nl.balie.pages.Answers.RemovalPage;
import nl.balie.pages.AskedList;
import nl.balie.pages.Check;
import nl.balie.pages.Edit;
import nl.balie.pages.Saved;
import nl.balie.pages.Visitor;
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

/** Opening hours; dates that differ are in {@link ExceptionController}. */
@Controller
@RequestMapping(CalendarController.PATH)
@PreAuthorize("@rights.mayView('OPENING_HOURS')")
class CalendarController {
    static final String PATH = "/beheer/openingstijden";
    private static final String MAY_CHANGE = "@rights.mayChange('OPENING_HOURS')";
    private static final String FORM = "opening/calendar";
    private static final FormPage PAGE = new FormPage(FORM, "name", PATH);

    private final OpeningCalendars calendars;
    private final CalendarParts parts;
    private final Tenancy tenancy;
    private final Answers answers;

    CalendarController(OpeningCalendars calendars, CalendarParts parts, Tenancy tenancy, Answers answers) {
        this.calendars = calendars;
        this.parts = parts;
        this.tenancy = tenancy;
        this.answers = answers;
    }

    @GetMapping
    String list(@AuthenticationPrincipal Visitor visitor, AskedList asked, Model model) {
        tenancy.read(visitor.organisation(), () -> model.addAttribute("list", parts.overviews(asked.query())));
        return "opening/calendars";
    }

    @GetMapping("/nieuw")
    @PreAuthorize(MAY_CHANGE)
    String blank(@AuthenticationPrincipal Visitor visitor, Model model) {
        tenancy.read(visitor.organisation(), () -> parts.addTo(model))
                .addAttribute("form", CalendarForm.blank(answers.text("opening.calendars.closed-message.first")));
        return FORM;
    }

    @PostMapping
    @PreAuthorize(MAY_CHANGE)
    ModelAndView add(
            @AuthenticationPrincipal Visitor visitor,
            @ModelAttribute("form") CalendarForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            parts.addTo(model);
            return save(form, errors, request, calendars::add);
        });
    }

    @GetMapping("/" + ID)
    String edit(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, AskedList asked, Model model) {
        return tenancy.read(visitor.organisation(), () -> {
            CalendarDetails.Stored calendar = answers.found(calendars.find(id));
            parts.addTo(model, calendar, asked.query()).addAttribute("form", CalendarForm.of(calendar.details()));
            return FORM;
        });
    }

    @PostMapping("/" + ID)
    @PreAuthorize(MAY_CHANGE)
    ModelAndView change(
            @AuthenticationPrincipal Visitor visitor,
            @PathVariable UUID id,
            @ModelAttribute("form") CalendarForm form,
            BindingResult errors,
            Model model,
            HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            CalendarDetails.Stored now = answers.found(calendars.find(id));
            parts.addTo(model, now, ListQuery.FIRST);
            Edit<CalendarForm> edit = Edit.of(form, CalendarForm.of(now.details()), errors, model, request);
            return save(edit.form(), edit.errors(), request, details -> calendars.change(id, details));
        });
    }

    @GetMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView confirm(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id) {
        return tenancy.read(visitor.organisation(), () -> answers.confirm(removal(answers.found(calendars.find(id)))));
    }

    @PostMapping("/" + ID + "/verwijderen")
    @PreAuthorize(MAY_CHANGE)
    ModelAndView remove(@AuthenticationPrincipal Visitor visitor, @PathVariable UUID id, HttpServletRequest request) {
        return tenancy.in(visitor.organisation(), () -> {
            RemovalPage page = removal(answers.found(calendars.find(id)));
            return answers.removed(calendars.remove(id), page, request);
        });
    }

    private ModelAndView save(
            CalendarForm form,
            BindingResult errors,
            HttpServletRequest request,
            Function<CalendarDetails, Saved> save) {
        Check check = new Check(errors);
        return answers.save(PAGE, check, form.details(check), save, form.name(), request);
    }

    private RemovalPage removal(CalendarDetails.Stored calendar) {
        return new RemovalPage(
                calendar.details().name(),
                answers.text("opening.calendars.removal"),
                PATH + "/" + calendar.id() + "/verwijderen",
                PATH,
                calendars.uses(calendar.id()));
    }
}
